import { Checkbox, Table, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Placement } from '../../../api/types';
import classes from './Placements.module.css';

interface PlacementsProps {
	label: string;
	/** Departments of an agent, or agents of a department. */
	choices: { id: string; name: string }[];
	value: Record<string, Placement>;
	onChange: (value: Record<string, Placement>) => void;
	empty: string;
	/** What can be said of each; all without it. */
	places?: readonly (keyof Placement)[];
}

const NOWHERE: Placement = { tickets: false, chat: false, manager: false };
const PLACES = ['tickets', 'chat', 'manager'] as const;

/** Who works where, on what, and who manages. */
export function Placements({ label, choices, value, onChange, empty, places = PLACES }: PlacementsProps) {
	const { t } = useTranslation('people');
	if (choices.length === 0) {
		return (
			<Text size="sm" c="dimmed">
				{empty}
			</Text>
		);
	}
	const set = (id: string, with_: Partial<Placement>) => {
		const next = { ...(value[id] ?? NOWHERE), ...with_ };
		const rest = { ...value };
		if (next.tickets || next.chat || next.manager) {
			rest[id] = next;
		} else {
			delete rest[id];
		}
		onChange(rest);
	};
	return (
		<div className={classes.scroll}>
			<Table aria-label={label} verticalSpacing={6}>
				<Table.Thead>
					<Table.Tr>
						<Table.Th>{label}</Table.Th>
						{places.map((each) => (
							<Table.Th key={each} ta="center" w={110}>
								{t(`placement.${each}`)}
							</Table.Th>
						))}
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{choices.map((choice) => (
						<Table.Tr key={choice.id}>
							<Table.Td>{choice.name}</Table.Td>
							{places.map((each) => (
								<Table.Td key={each}>
									<Checkbox
										className={classes.box}
										aria-label={`${choice.name}: ${t(`placement.${each}`)}`}
										checked={value[choice.id]?.[each] ?? false}
										onChange={(event) => set(choice.id, { [each]: event.currentTarget.checked })}
									/>
								</Table.Td>
							))}
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
		</div>
	);
}

/** Who works where, in words: "Suporte (Chamados, Gestor)". */
export function placementsText(
	value: Record<string, Placement>,
	names: ReadonlyMap<string, string>,
	t: TFunction<'people'>,
): string {
	const placed = Object.entries(value).map(([id, placement]) => {
		const places = PLACES.filter((each) => placement[each]).map((each) => t(`placement.${each}`));
		return `${names.get(id) ?? '–'} (${places.join(', ')})`;
	});
	return placed.sort().join('; ') || '–';
}
