import { Button, MultiSelect, Popover, ScrollArea, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchCustomers, searchOrganizations } from '../../../frame/lookups';
import type { TicketFilters } from '../api';
import { CustomFilters } from './CustomFilters';
import { CHOSEN, DAYS, SOUGHT, useFilterChoices, valuesOf } from './choices';

export interface FilterProps {
	filters: TicketFilters;
	onChange: (with_: Partial<TicketFilters>) => void;
}

/** Narrows a list by any of what it can be narrowed by; of several values any will do. */
export function AddFilter({ filters, onChange }: FilterProps) {
	const { t } = useTranslation('ticket');
	const [opened, setOpened] = useState(false);
	const choices = useFilterChoices();
	return (
		<Popover opened={opened} onChange={setOpened} position="bottom-start" width={380} trapFocus closeOnEscape={false}>
			<Popover.Target>
				<Button
					variant="default"
					leftSection={<IconFilter size={16} />}
					onClick={() => setOpened((before) => !before)}
					aria-expanded={opened}
				>
					{t('list.addFilter')}
				</Button>
			</Popover.Target>
			<Popover.Dropdown
				aria-label={t('list.filters')}
				maw="calc(100vw - 32px)"
				onKeyDown={(event) => {
					// In an open choice it closes that choice alone.
					const open = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
					if (event.key === 'Escape' && !open) {
						setOpened(false);
					}
				}}
			>
				<ScrollArea.Autosize mah="60vh" offsetScrollbars="y" scrollbars="y">
					<Stack gap="xs">
						{CHOSEN.map((name) => (
							<MultiSelect
								key={name}
								label={t(`filter.${name}`)}
								data={choices[name]}
								value={valuesOf(filters[name])}
								onChange={(values) => onChange({ [name]: values.join(',') })}
								clearable
								searchable
								clearButtonProps={{ 'aria-label': t('frame:clear') }}
								comboboxProps={{ withinPortal: false }}
							/>
						))}
						{SOUGHT.map((name) => (
							<Sought
								key={name}
								name={name}
								onPick={(id) => onChange({ [name]: [...new Set([...valuesOf(filters[name]), id])].join(',') })}
							/>
						))}
						<SimpleGrid cols={2} spacing="xs">
							{DAYS.map((name) => (
								<TextInput
									key={name}
									type="date"
									label={t(`filter.${name}`)}
									value={filters[name] ?? ''}
									onChange={(event) => onChange({ [name]: event.currentTarget.value })}
								/>
							))}
						</SimpleGrid>
						<CustomFilters filters={filters} onChange={onChange} />
					</Stack>
				</ScrollArea.Autosize>
			</Popover.Dropdown>
		</Popover>
	);
}

interface SoughtProps {
	name: (typeof SOUGHT)[number];
	onPick: (id: string) => void;
}

function Sought({ name, onPick }: SoughtProps) {
	const { t } = useTranslation('ticket');
	const [text, setText] = useState('');
	const [wanted] = useDebouncedValue(text, 250);
	const found = useQuery({
		queryKey: ['ticket-filter', name, wanted],
		enabled: wanted.trim().length > 1,
		queryFn: async ({ signal }): Promise<{ id: string; name: string }[]> =>
			(await (name === 'customerId' ? searchCustomers : searchOrganizations)(wanted, signal)).items,
	});
	return (
		<Select
			label={t(`filter.${name}`)}
			data={(found.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
			filter={({ options }) => options}
			value={null}
			searchable
			searchValue={text}
			onSearchChange={setText}
			nothingFoundMessage={wanted.trim().length > 1 && !found.isPending ? t('new.nothing') : undefined}
			onChange={(id) => {
				if (id) {
					onPick(id);
					setText('');
				}
			}}
			comboboxProps={{ withinPortal: false }}
		/>
	);
}
