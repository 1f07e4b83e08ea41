import { Checkbox, Stack, Table, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { OwnData } from '../../../../api/types';

type Signal = OwnData['chatSignals'][number];

const EVENTS = ['OFFER', 'MESSAGE'] as const;
const WAYS = ['SOUND', 'BROWSER'] as const;
const ALL = EVENTS.flatMap((event) => WAYS.map((way): Signal => `${event}_${way}`));

/** What of the chat an agent hears, and what the browser shows them outside of the page (NTF-12). */
export function ChatSignalChoices<Values extends { chatSignals: Signal[] }>({
	form,
}: {
	form: UseFormReturnType<Values>;
}) {
	const { t } = useTranslation('people');
	const { chatSignals }: { chatSignals: Signal[] } = form.getValues();
	const choose = (signal: Signal, on: boolean) =>
		form.setFieldValue(
			'chatSignals',
			ALL.filter((each) => (each === signal ? on : chatSignals.includes(each))) as never,
		);
	return (
		<Stack gap="xs">
			<Title order={2} size="h5">
				{t('chatSignals')}
			</Title>
			<Text size="sm" c="dimmed">
				{t('chatSignalsHint')}
			</Text>
			<Table aria-label={t('chatSignals')} horizontalSpacing="xs" maw={640}>
				<Table.Thead>
					<Table.Tr>
						<Table.Th>{t('noticeAbout')}</Table.Th>
						{WAYS.map((way) => (
							<Table.Th key={way} ta="center">
								{t(`chatSignal.${way}`)}
							</Table.Th>
						))}
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{EVENTS.map((event) => (
						<Table.Tr key={event}>
							<Table.Td>{t(`chatSignal.${event}`)}</Table.Td>
							{WAYS.map((way) => (
								<Table.Td key={way}>
									<Checkbox
										styles={{ body: { justifyContent: 'center' } }}
										aria-label={`${t(`chatSignal.${event}`)}: ${t(`chatSignal.${way}`)}`}
										checked={chatSignals.includes(`${event}_${way}`)}
										onChange={(change) => choose(`${event}_${way}`, change.currentTarget.checked)}
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
