import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnfinished, type Word, withWord, wordAt } from './operators';
import { SearchHelp } from './SearchHelp';
import { type Suggestion, useSuggestions } from './suggestions';

interface SearchFieldProps {
	value: string;
	/** Called a moment after the last key. */
	onChange: (search: string) => void;
	/** What the server cannot make sense of. */
	error?: string;
}

/** Searches tickets while one types; completes operators, and explains them (SRC-11). */
export function SearchField({ value, onChange, error }: SearchFieldProps) {
	const { t } = useTranslation('ticket');
	const [text, setText] = useState(value);
	const [word, setWord] = useState<Word | null>(null);
	const asked = useRef(value);
	const field = useRef<HTMLInputElement>(null);
	const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
	const suggestions = useSuggestions(word);
	const ask = (search: string) => {
		asked.current = search;
		onChange(search);
	};
	const later = useDebouncedCallback((search: string) => {
		if (!isUnfinished(search)) {
			ask(search);
		}
	}, 250);
	// Another view brings other words; what is being typed stays.
	useEffect(() => {
		if (value !== asked.current) {
			asked.current = value;
			setText(value);
		}
	}, [value]);
	const type = (typed: string, caret: number) => {
		const at = wordAt(typed, caret);
		setText(typed);
		setWord(at);
		combobox.resetSelectedOption();
		// Nobody who types a word is offered all there is.
		if (at.name === '' && at.operator === null) {
			combobox.closeDropdown();
		} else {
			combobox.openDropdown();
		}
		later(typed);
	};
	const take = (chosen: Suggestion) => {
		const input = field.current;
		const put = withWord(text, input?.selectionStart ?? text.length, chosen.word);
		const next = chosen.open || put.text.slice(put.caret) !== '' ? put.text : `${put.text} `;
		const caret = chosen.open ? put.caret : Math.min(put.caret + 1, next.length);
		type(next, caret);
		requestAnimationFrame(() => input?.setSelectionRange(caret, caret));
		input?.focus();
	};
	const shown = combobox.dropdownOpened && suggestions.length > 0;
	return (
		<Combobox
			store={combobox}
			onOptionSubmit={(submitted) => {
				const chosen = suggestions.find((each) => each.word === submitted);
				if (chosen) {
					take(chosen);
				}
			}}
			withinPortal={false}
		>
			<Combobox.Target withExpandedAttribute withKeyboardNavigation={shown}>
				<TextInput
					ref={field}
					role="combobox"
					inputMode="search"
					enterKeyHint="search"
					aria-label={t('list.search')}
					placeholder={t('list.search')}
					leftSection={<IconSearch size={16} />}
					rightSection={<SearchHelp />}
					value={text}
					error={error}
					maxLength={200}
					flex="1 1 280px"
					onChange={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart ?? 0)}
					onKeyDown={(event) => {
						if (event.key === 'Enter' && !(shown && combobox.getSelectedOptionIndex() >= 0)) {
							combobox.closeDropdown();
							ask(text);
						} else if (event.key === 'ArrowDown' && !combobox.dropdownOpened) {
							setWord(wordAt(text, event.currentTarget.selectionStart ?? 0));
							combobox.openDropdown();
						} else if (event.key === 'Escape' && shown) {
							event.preventDefault();
							combobox.closeDropdown();
						}
					}}
					onBlur={() => {
						combobox.closeDropdown();
						if (text !== asked.current) {
							ask(text);
						}
					}}
				/>
			</Combobox.Target>
			<Combobox.Dropdown hidden={!shown}>
				<Combobox.Options aria-label={t('search.suggestions')}>
					{suggestions.map((each) => (
						<Combobox.Option key={each.word} value={each.word}>
							<Group gap="xs" wrap="nowrap" justify="space-between">
								<Text size="sm" fw={each.open ? 600 : 400} truncate>
									{each.label}
								</Text>
								{each.hint && (
									<Text size="xs" c="dimmed" truncate>
										{each.hint}
									</Text>
								)}
							</Group>
						</Combobox.Option>
					))}
				</Combobox.Options>
			</Combobox.Dropdown>
		</Combobox>
	);
}
