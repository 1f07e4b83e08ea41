import { ActionIcon, Code, Popover, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OPERATORS } from './operators';

/** What can be typed into the search field. */
export function SearchHelp() {
	const { t } = useTranslation('ticket');
	const [opened, { toggle, close }] = useDisclosure(false);
	const rows = [
		...['words', 'phrase', 'without', 'number'].map((each) => ({
			example: t(`search.example.${each}`),
			meaning: t(`search.meaning.${each}`),
		})),
		...OPERATORS.map((each) => ({
			example: `${t(`search.operator.${each}`)}:${t(`search.example.${each}`)}`,
			meaning: t(`search.meaning.${each}`),
		})),
	];
	return (
		<Popover opened={opened} onDismiss={close} position="bottom-end" width={400} shadow="md" trapFocus returnFocus>
			<Popover.Target>
				<ActionIcon variant="subtle" color="gray" aria-label={t('search.help')} aria-expanded={opened} onClick={toggle}>
					<IconHelpCircle size={18} />
				</ActionIcon>
			</Popover.Target>
			<Popover.Dropdown aria-label={t('search.help')} maw="calc(100vw - 32px)">
				<Stack gap="xs">
					<Text size="sm">{t('search.helpText')}</Text>
					<Table verticalSpacing={4} horizontalSpacing="xs" withRowBorders={false} layout="fixed">
						<Table.Tbody>
							{rows.map(({ example, meaning }) => (
								<Table.Tr key={example}>
									<Table.Td w="47%" px={0} style={{ overflowWrap: 'anywhere' }}>
										<Code>{example}</Code>
									</Table.Td>
									<Table.Td>
										<Text size="sm">{meaning}</Text>
									</Table.Td>
								</Table.Tr>
							))}
						</Table.Tbody>
					</Table>
					<Text size="xs" c="dimmed">
						{t('search.helpMore')}
					</Text>
				</Stack>
			</Popover.Dropdown>
		</Popover>
	);
}
