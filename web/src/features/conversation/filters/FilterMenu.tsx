import { ActionIcon, Group, Indicator, Popover, Select, SimpleGrid, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../frame/DayInput';
import { searchCustomers } from '../../../frame/lookups';
import { SearchSelect } from '../../../frame/SearchSelect';
import { useMay } from '../../../frame/session';
import { type ConversationSearch, isNarrowed } from './search';
import { useCustomerName, useFilterChoices } from './useFilterNames';

interface FilterProps {
	search: ConversationSearch;
	onChange: (with_: Partial<ConversationSearch>) => void;
}

/** Narrows the list of conversations by any of what it can be narrowed by (WCH-10, WCH-11). */
export function FilterMenu({ search, onChange }: FilterProps) {
	const { t } = useTranslation('conversation');
	const [opened, setOpened] = useState(false);
	return (
		<Popover
			opened={opened}
			onChange={setOpened}
			position="bottom-start"
			width={320}
			trapFocus
			returnFocus
			closeOnEscape={false}
		>
			<Popover.Target>
				<Tooltip label={t('filter.open')}>
					<Indicator disabled={!isNarrowed(search)} size={10} offset={4}>
						<ActionIcon
							variant="default"
							size={30}
							aria-label={t('filter.open')}
							aria-expanded={opened}
							onClick={() => setOpened((before) => !before)}
						>
							<IconFilter size={16} />
						</ActionIcon>
					</Indicator>
				</Tooltip>
			</Popover.Target>
			<Popover.Dropdown
				aria-label={t('filter.title')}
				maw="calc(100vw - 16px)"
				onKeyDown={(event) => {
					// In an open choice it closes that choice alone.
					const open = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
					if (event.key === 'Escape' && !open) {
						setOpened(false);
					}
				}}
			>
				{opened && <Inputs search={search} onChange={onChange} />}
			</Popover.Dropdown>
		</Popover>
	);
}

const inside = { comboboxProps: { withinPortal: false } };

function Inputs({ search, onChange }: FilterProps) {
	const { t } = useTranslation('conversation');
	const seesCustomers = useMay('CUSTOMER_VIEW');
	const choices = useFilterChoices();
	const customer = useCustomerName(search);
	return (
		<Stack gap="xs">
			{seesCustomers && (
				<SearchSelect
					{...inside}
					kind="customers"
					label={t('info.customer')}
					search={async (text, signal) =>
						(await searchCustomers(text, signal)).items.map((each) => ({ value: each.id, label: each.name }))
					}
					value={search.customerId ? { value: search.customerId, label: customer ?? '…' } : null}
					onChange={(choice) => onChange({ customerId: choice?.value })}
				/>
			)}
			{(['departmentId', 'agentId', 'labelId'] as const).map((name) => (
				<Select
					{...inside}
					key={name}
					label={t(`filter.${name}`)}
					clearable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					searchable
					data={choices[name]}
					value={search[name] ?? null}
					onChange={(id) => onChange({ [name]: id ?? undefined })}
				/>
			))}
			<SimpleGrid cols={2} spacing="xs">
				{(['openedFrom', 'openedTo'] as const).map((name) => (
					<DayInput
						key={name}
						label={t(`filter.${name}`)}
						value={search[name] ?? ''}
						onChange={(day) => onChange({ [name]: day || undefined })}
						popoverProps={{ withinPortal: false }}
					/>
				))}
			</SimpleGrid>
			<Group gap="xs" grow align="flex-start">
				{(['numberFrom', 'numberTo'] as const).map((name) => (
					<ProtocolInput
						key={name}
						label={t(`filter.${name}`)}
						value={search[name] ?? ''}
						onChange={(number) => onChange({ [name]: number || undefined })}
					/>
				))}
			</Group>
		</Stack>
	);
}

/** A protocol, taken when one is through with typing it: each would be a step for the browser's back button. */
function ProtocolInput({
	label,
	value,
	onChange,
}: {
	label: string;
	value: string;
	onChange: (value: string) => void;
}) {
	const [typed, setTyped] = useState(value);
	const [known, setKnown] = useState(value);
	if (value !== known) {
		setKnown(value);
		setTyped(value);
	}
	const take = () => typed !== value && onChange(typed);
	return (
		<TextInput
			label={label}
			inputMode="numeric"
			maxLength={15}
			value={typed}
			onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
			onBlur={take}
			onKeyDown={(event) => event.key === 'Enter' && take()}
		/>
	);
}
