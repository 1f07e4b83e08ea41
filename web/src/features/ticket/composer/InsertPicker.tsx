import { ActionIcon, Combobox, Loader, ScrollArea, Text, Tooltip, useCombobox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface PickerChoice {
	id: string;
	label: string;
	description?: string;
}

interface InsertPickerProps {
	/** What the button and the list are called. */
	label: string;
	icon: ReactNode;
	placeholder: string;
	/** What stands there when nothing fits. */
	nothing: string;
	/** The choices for what was typed. */
	choices: PickerChoice[];
	loading: boolean;
	/** Counts up each time the key was typed in the text that opens the list. */
	called: number;
	/** Takes out of the text what was typed on after the key until the list was there. */
	onOpened: () => string;
	onSearch: (text: string) => void;
	onPick: (choice: PickerChoice) => void;
	/** Closed without a choice; a space says that the key was meant as it was typed. */
	onLeave: (how: 'escape' | 'space' | 'backspace') => void;
}

/** A list to put something into the text from: by its button, or by a key typed in the text; all of it by keyboard. */
export function InsertPicker(props: InsertPickerProps) {
	const { label, icon, placeholder, nothing, choices, loading, called, onOpened, onSearch, onPick, onLeave } = props;
	const { t } = useTranslation('ticket');
	const [text, setText] = useState('');
	const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
	const input = useRef<HTMLInputElement>(null);
	const search = (next: string) => {
		setText(next);
		onSearch(next);
	};

	// biome-ignore lint/correctness/useExhaustiveDependencies: opens when it is called, and at no other time
	useEffect(() => {
		if (called > 0) {
			search('');
			combobox.openDropdown();
		}
	}, [called]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: once each time it opens
	useEffect(() => {
		let frame = 0;
		// A list that is not placed yet cannot have the focus.
		const takeFocus = () => {
			input.current?.focus({ preventScroll: true });
			if (input.current && document.activeElement === input.current) {
				search(onOpened());
			} else {
				frame = requestAnimationFrame(takeFocus);
			}
		};
		if (combobox.dropdownOpened) {
			takeFocus();
		}
		return () => cancelAnimationFrame(frame);
	}, [combobox.dropdownOpened]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: the first choice is taken by Enter whenever they change
	useEffect(() => {
		combobox.selectFirstOption();
	}, [choices]);

	const leave = (how: 'escape' | 'space' | 'backspace') => {
		combobox.closeDropdown();
		onLeave(how);
	};

	return (
		<Combobox
			store={combobox}
			width={320}
			position="top-start"
			onOptionSubmit={(id) => {
				const choice = choices.find((each) => each.id === id);
				combobox.closeDropdown();
				if (choice) {
					onPick(choice);
				}
			}}
		>
			<Combobox.Target withAriaAttributes={false}>
				<Tooltip label={label}>
					<ActionIcon
						variant="subtle"
						color="gray"
						size="lg"
						aria-label={label}
						aria-haspopup="listbox"
						aria-expanded={combobox.dropdownOpened}
						onClick={() => {
							search('');
							combobox.toggleDropdown();
						}}
					>
						{icon}
					</ActionIcon>
				</Tooltip>
			</Combobox.Target>
			<Combobox.Dropdown>
				<Combobox.Search
					ref={input}
					value={text}
					aria-label={placeholder}
					placeholder={placeholder}
					rightSection={loading ? <Loader size="xs" /> : undefined}
					onChange={(event) => search(event.currentTarget.value)}
					onKeyDown={(event) => {
						const how = event.key === 'Escape' ? 'escape' : LEAVING[text ? '' : event.key];
						if (how) {
							event.preventDefault();
							event.stopPropagation();
							leave(how);
						}
					}}
				/>
				<Combobox.Options aria-label={label}>
					<ScrollArea.Autosize mah={260} type="scroll">
						{choices.map((each) => (
							<Combobox.Option key={each.id} value={each.id}>
								<Text size="sm">{each.label}</Text>
								{each.description && (
									<Text size="xs" lineClamp={1}>
										{each.description}
									</Text>
								)}
							</Combobox.Option>
						))}
						{choices.length === 0 && <Combobox.Empty>{loading ? t('frame:loading') : nothing}</Combobox.Empty>}
					</ScrollArea.Autosize>
				</Combobox.Options>
			</Combobox.Dropdown>
		</Combobox>
	);
}

/** Keys that leave the list while nothing was typed in it. */
const LEAVING: Record<string, 'space' | 'backspace'> = { ' ': 'space', Backspace: 'backspace' };
