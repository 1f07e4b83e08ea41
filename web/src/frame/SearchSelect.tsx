import { Loader, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Choice {
	value: string;
	label: string;
}

interface SearchSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
	/** Names what is searched, for the cache. */
	kind: string;
	search: (text: string, signal?: AbortSignal) => Promise<Choice[]>;
	value: Choice | null;
	onChange: (choice: Choice | null) => void;
}

/** A choice among more than fit in a list: the server is asked while one types. */
export function SearchSelect({ kind, search, value, onChange, ...props }: SearchSelectProps) {
	const { t } = useTranslation();
	const [text, setText] = useState('');
	const typed = value && text === value.label ? '' : text.trim();
	const [asked] = useDebouncedValue(typed, 200);
	const found = useQuery({
		queryKey: ['choices', kind, asked],
		queryFn: ({ signal }) => search(asked, signal),
		placeholderData: (before) => before,
	});
	const choices = found.data ?? [];
	const known = choices.map((each) => each.value);
	// What is chosen must be known to be shown, but is offered only where it was found.
	const data = value && !known.includes(value.value) ? [value, ...choices] : choices;
	return (
		<Select
			{...props}
			data={data}
			value={value?.value ?? null}
			onChange={(chosen) => onChange(data.find((each) => each.value === chosen) ?? null)}
			searchable
			// Choosing what is chosen must not take it off; the cross does.
			allowDeselect={false}
			clearable
			clearButtonProps={{ 'aria-label': t('frame:clear') }}
			onSearchChange={setText}
			// The server has searched already, also without accents and by e-mail.
			filter={({ options }) =>
				typed ? options.filter((each) => !('value' in each) || known.includes(each.value)) : options
			}
			nothingFoundMessage={found.isFetching ? t('frame:loading') : t('frame:palette.nothing')}
			rightSection={found.isFetching && asked ? <Loader size="xs" /> : undefined}
		/>
	);
}
