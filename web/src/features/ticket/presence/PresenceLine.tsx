import { Avatar, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Present } from '../../../api/types';

/** Who else has the ticket open (RPL-20). */
export function PresenceLine({ others }: { others: Present[] }) {
	const { t, i18n } = useTranslation('ticket');
	if (others.length === 0) {
		return null;
	}
	return (
		<Group gap="xs" mt="xs" wrap="nowrap" role="status" data-presence>
			<Avatar.Group>
				{others.slice(0, 3).map((each) => (
					<Avatar key={each.id} src={each.photoUrl} name={each.name} color="initials" size={24} radius="xl" alt="" />
				))}
			</Avatar.Group>
			<Text size="sm" c="dimmed">
				{t('presence.here', { count: others.length, names: listed(others, i18n.language) })}
			</Text>
		</Group>
	);
}

/** Who else writes in the ticket, by the composer. */
export function WritingLine({ others }: { others: Present[] }) {
	const { t, i18n } = useTranslation('ticket');
	const lines = (['REPLY', 'COMMENT'] as const).flatMap((kind) => {
		const writers = others.filter((each) => each.writing === kind);
		return writers.length > 0
			? [t(`presence.${kind}`, { count: writers.length, names: listed(writers, i18n.language) })]
			: [];
	});
	return (
		<Text size="sm" c="dimmed" role="status" mb={lines.length > 0 ? 'xs' : 0}>
			{lines.join(' · ')}
		</Text>
	);
}

function listed(agents: Present[], language: string): string {
	return new Intl.ListFormat(language).format(agents.map((each) => each.name));
}
