import { TagsInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST, type Person, useSuggestions } from './api';
import { readPeople } from './people';

interface PeopleInputProps {
	/** Who is there already. */
	people: Person[];
	onAdd: (person: Person) => void;
	onRemove: (address: string) => void;
	label?: string;
	/** Says what it is for where no label stands. */
	ariaLabel?: string;
	error?: string;
	size?: 'xs' | 'sm';
	disabled?: boolean;
}

/**
 * Addresses of people outside, as chips; customers' are offered while one types a name or a part of the address. What is
 * no address stays there to be corrected.
 */
export function PeopleInput({ people, onAdd, onRemove, label, ariaLabel, error, size, disabled }: PeopleInputProps) {
	const { t } = useTranslation('ticket');
	const [typed, setTyped] = useState('');
	const [wrong, setWrong] = useState(false);
	const suggestions = useSuggestions(typed);
	const names = new Map(suggestions.map((each) => [each.address, each.name]));
	const there = people.map((each) => each.address);
	const take = (text: string) => {
		const { people: found, rest } = readPeople(text);
		for (const person of found.filter((each) => !there.includes(each.address))) {
			onAdd({ ...person, name: person.name || (names.get(person.address) ?? '') });
		}
		// The field empties itself after this.
		queueMicrotask(() => {
			setTyped(rest);
			setWrong(rest !== '');
		});
	};
	return (
		<TagsInput
			name="copies"
			label={label}
			aria-label={label ? undefined : ariaLabel}
			placeholder={people.length < MOST ? t('copy.placeholder') : undefined}
			size={size}
			disabled={disabled}
			error={wrong ? t('copy.wrong') : error}
			value={there}
			onChange={(addresses) => {
				const added = addresses.filter((each) => !there.includes(each));
				if (added.length > 0) {
					take(added.join(','));
				}
				for (const address of there.filter((each) => !addresses.includes(each))) {
					onRemove(address);
				}
			}}
			maxTags={MOST}
			splitChars={['\n']}
			acceptValueOnBlur
			isDuplicate={(value, current) => current.includes(value.trim().toLowerCase())}
			searchValue={typed}
			onSearchChange={(text) => {
				setTyped(text);
				setWrong(false);
			}}
			data={suggestions.map((each) => each.address).filter((each, at, all) => all.indexOf(each) === at)}
			filter={({ options }) => options}
			renderOption={({ option }) => (
				<div>
					<Text size="sm">{names.get(option.value)}</Text>
					<Text size="xs" c="dimmed">
						{option.value}
					</Text>
				</div>
			)}
		/>
	);
}
