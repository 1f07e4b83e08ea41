import { ActionIcon, Badge, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Holiday } from '../../../api/types';
import { dayText } from '../names';

interface DaysTableProps {
	days: Holiday[];
	/** Without it, they are only shown. */
	onRemove?: (day: Holiday) => void;
}

/** The days of a calendar. */
export function DaysTable({ days, onRemove }: DaysTableProps) {
	const { t } = useTranslation('calendar');
	if (days.length === 0) {
		return (
			<Text size="sm" c="dimmed">
				{t('noDays')}
			</Text>
		);
	}
	return (
		<Table aria-label={t('field.days')} verticalSpacing={4}>
			<Table.Thead>
				<Table.Tr>
					<Table.Th>{t('field.day')}</Table.Th>
					<Table.Th>{t('field.dayName')}</Table.Th>
					{onRemove && (
						<Table.Th w={40}>
							<VisuallyHidden>{t('removeDay')}</VisuallyHidden>
						</Table.Th>
					)}
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{days.map((each) => (
					<Table.Tr key={`${each.day} ${each.starts} ${each.name}`}>
						<Table.Td>
							{dayText(each.day, each.yearly)}
							{each.starts && (
								<Text size="sm" c="dimmed">
									{each.starts}–{each.ends}
								</Text>
							)}
						</Table.Td>
						<Table.Td>
							{each.name}{' '}
							{each.yearly && (
								<Badge variant="light" color="gray" tt="none">
									{t('yearly')}
								</Badge>
							)}
						</Table.Td>
						{onRemove && (
							<Table.Td>
								<ActionIcon
									variant="subtle"
									color="gray"
									aria-label={t('removeDayNamed', { name: each.name, day: dayText(each.day, each.yearly) })}
									onClick={() => onRemove(each)}
								>
									<IconTrash size={16} />
								</ActionIcon>
							</Table.Td>
						)}
					</Table.Tr>
				))}
			</Table.Tbody>
		</Table>
	);
}
