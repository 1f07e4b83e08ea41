import { ActionIcon, Combobox, Group, Text, TextInput, Title, useCombobox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { useMay } from '../../../frame/session';
import { ticketKeys } from '../api';
import { addTag, removeTag, useLiveTags, useTags } from './api';
import { TagBadge } from './TagBadge';

const MAKE = 'make';

/** The ticket's tags: taken away by their button, added by typing a part of the name (TAG-5). */
export function TicketTags({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const may = ticket.actions.includes('ORGANIZE');
	if (!may && ticket.tags.length === 0) {
		return null;
	}
	const attempt = async (work: () => Promise<unknown>) => {
		setBusy(true);
		setProblem(null);
		try {
			await work();
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
		setBusy(false);
	};
	return (
		<section>
			<Title order={2} size="sm" mb="xs">
				{t('tag.tags')}
			</Title>
			{ticket.tags.length > 0 && (
				<Group component="ul" gap={6} m={0} mb={may ? 'xs' : 0} p={0} style={{ listStyle: 'none' }}>
					{ticket.tags.map((tag) => (
						<li key={tag.id} style={{ maxWidth: '100%' }}>
							<TagBadge
								tag={tag}
								after={
									may && (
										<ActionIcon
											variant="subtle"
											color="gray"
											size={24}
											disabled={busy}
											aria-label={t('tag.remove', { name: tag.name })}
											onClick={() => void attempt(() => removeTag(ticket.id, tag.id))}
										>
											<IconX size={14} />
										</ActionIcon>
									)
								}
							/>
						</li>
					))}
				</Group>
			)}
			{may && <TagInput ticket={ticket} onAdd={(tag) => attempt(() => addTag(ticket.id, tag))} />}
			{problem && (
				<Text size="sm" c="red" mt={4} role="alert">
					{problem}
				</Text>
			)}
		</section>
	);
}

interface TagInputProps {
	ticket: Ticket;
	onAdd: (tag: { tagId?: string; name?: string }) => Promise<void>;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function TagInput({ ticket, onAdd }: TagInputProps) {
	const { t } = useTranslation('ticket');
	const tags = useTags();
	useLiveTags();
	const mayMake = useMay('TAG_CREATE');
	const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
	const [typed, setTyped] = useState('');
	const sought = folded(typed.trim());
	const known = (tags.data ?? []).filter((each) => each.active);
	const offered = known
		.filter((each) => folded(each.name).includes(sought) && !ticket.tags.some((had) => had.id === each.id))
		.slice(0, 50);
	const makes = mayMake && sought !== '' && !(tags.data ?? []).some((each) => folded(each.name) === sought);
	const pick = (value: string) => {
		const name = typed.trim();
		setTyped('');
		combobox.closeDropdown();
		void onAdd(value === MAKE ? { name } : { tagId: value });
	};
	return (
		<Combobox store={combobox} onOptionSubmit={pick}>
			<Combobox.Target>
				<TextInput
					aria-label={t('tag.add')}
					placeholder={t('tag.add')}
					size="xs"
					maxLength={60}
					value={typed}
					onChange={(event) => {
						setTyped(event.currentTarget.value);
						combobox.openDropdown();
						combobox.updateSelectedOptionIndex();
					}}
					onClick={() => combobox.openDropdown()}
					onFocus={() => combobox.openDropdown()}
					onBlur={() => combobox.closeDropdown()}
				/>
			</Combobox.Target>
			<Combobox.Dropdown>
				<Combobox.Options mah={240} style={{ overflowY: 'auto' }} aria-label={t('tag.tags')}>
					{offered.map((each) => (
						<Combobox.Option key={each.id} value={each.id}>
							<TagBadge tag={each} />
						</Combobox.Option>
					))}
					{makes && <Combobox.Option value={MAKE}>{t('tag.make', { name: typed.trim() })}</Combobox.Option>}
					{offered.length === 0 && !makes && (
						<Combobox.Empty>{t(known.length === 0 ? 'tag.none' : 'tag.noMatch')}</Combobox.Empty>
					)}
				</Combobox.Options>
			</Combobox.Dropdown>
		</Combobox>
	);
}
