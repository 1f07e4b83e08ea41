import { Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../../actions/Keys';
import { PageHeader } from '../../../frame/PageHeader';
import { useMe } from '../../../frame/session';
import { TOPICS, type Topic } from './topics';

/** Ajuda do atendimento: what there is to do, by which keys, and where (CPN-3). */
export function ChatHelpPage() {
	const { t } = useTranslation('conversation');
	const { permissions } = useMe();
	const told = TOPICS.filter((each) => !each.permission || permissions.includes(each.permission));
	return (
		<>
			<PageHeader title={t('help.title')} description={t('help.text')} />
			<Stack gap="xl" maw={720}>
				<nav aria-label={t('help.index')}>
					<Stack gap={4} align="flex-start">
						{told.map(({ key }) => (
							<Anchor key={key} component={Link} to="/conversations/help" hash={key} size="sm">
								{t(`help.topic.${key}.title`)}
							</Anchor>
						))}
					</Stack>
				</nav>
				{told.map((each) => (
					<Section key={each.key} topic={each} />
				))}
			</Stack>
		</>
	);
}

function Section({ topic: { key, to, shortcuts } }: { topic: Topic }) {
	const { t } = useTranslation('conversation');
	return (
		<section aria-labelledby={key}>
			<Title order={2} size="h5" id={key} style={{ scrollMarginTop: 72 }}>
				{t(`help.topic.${key}.title`)}
			</Title>
			<Text size="sm" mt={4}>
				{t(`help.topic.${key}.text`)}
			</Text>
			{shortcuts.length > 0 && (
				<Table mt="xs" verticalSpacing={6} aria-label={t('help.shortcuts', { of: t(`help.topic.${key}.title`) })}>
					<Table.Tbody>
						{shortcuts.map(({ name, labelKey, shortcut = '' }) => (
							<Table.Tr key={name}>
								<Table.Th scope="row" fw={400}>
									{t(labelKey as 'title')}
								</Table.Th>
								<Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
									<Keys shortcut={shortcut} />
								</Table.Td>
							</Table.Tr>
						))}
					</Table.Tbody>
				</Table>
			)}
			<Anchor component={Link} to={to} size="sm" mt="xs" display="inline-block">
				{t(`help.topic.${key}.open`)}
			</Anchor>
		</section>
	);
}
