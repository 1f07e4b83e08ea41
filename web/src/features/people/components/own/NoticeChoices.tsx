import { Checkbox, Stack, Table, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { OwnData } from '../../../../api/types';

const NOTICES: OwnData['emailNotices'] = [
	'CUSTOMER_REPLIES',
	'REQUESTS',
	'ASSIGNMENTS',
	'MENTIONS',
	'FOLLOWED',
	'SCHEDULES',
	'NEW_TICKETS',
	'FAILURES',
];
const WAYS = ['emailNotices', 'browserNotices'] as const;

type Chosen = Record<(typeof WAYS)[number], OwnData['emailNotices']>;

/** What an agent hears of by e-mail and by the browser, besides the bell (AGT-12, NTF-6). */
export function NoticeChoices<Values extends Chosen>({ form }: { form: UseFormReturnType<Values> }) {
	const { t } = useTranslation('people');
	const chosen: Chosen = form.getValues();
	const choose = (way: keyof Chosen, notice: OwnData['emailNotices'][number], on: boolean) =>
		form.setFieldValue(way, NOTICES.filter((each) => (each === notice ? on : chosen[way].includes(each))) as never);
	return (
		<Stack gap="xs" id="notices">
			<Title order={2} size="h5">
				{t('notices')}
			</Title>
			<Text size="sm" c="dimmed">
				{t('noticesHint')}
			</Text>
			<Table aria-label={t('notices')} horizontalSpacing="xs" maw={640}>
				<Table.Thead>
					<Table.Tr>
						<Table.Th>{t('noticeAbout')}</Table.Th>
						{WAYS.map((way) => (
							<Table.Th key={way} ta="center">
								{t(way)}
							</Table.Th>
						))}
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{NOTICES.map((notice) => (
						<Table.Tr key={notice}>
							<Table.Td>{t(`notice.${notice}`)}</Table.Td>
							{WAYS.map((way) => (
								<Table.Td key={way}>
									<Checkbox
										styles={{ body: { justifyContent: 'center' } }}
										aria-label={`${t(`notice.${notice}`)}: ${t(way)}`}
										checked={chosen[way].includes(notice)}
										onChange={(event) => choose(way, notice, event.currentTarget.checked)}
									/>
								</Table.Td>
							))}
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
		</Stack>
	);
}
