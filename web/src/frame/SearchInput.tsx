import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

interface SearchInputProps {
	label: string;
	value: string;
	/** Called a moment after the last key. */
	onSearch: (text: string) => void;
}

/** Narrows a list while one types. */
export function SearchInput({ label, value, onSearch }: SearchInputProps) {
	const [text, setText] = useState(value);
	const later = useDebouncedCallback(onSearch, 250);
	return (
		<TextInput
			type="search"
			aria-label={label}
			placeholder={label}
			leftSection={<IconSearch size={16} />}
			value={text}
			maxLength={200}
			mb="md"
			maw={480}
			onChange={(event) => {
				setText(event.currentTarget.value);
				later(event.currentTarget.value);
			}}
		/>
	);
}
