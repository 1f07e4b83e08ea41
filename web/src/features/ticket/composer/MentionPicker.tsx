import { IconAt } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { Mentionable } from '../../../api/types';
import { InsertPicker } from './InsertPicker';
import type { useTypedKey } from './typedKey';

interface MentionPickerProps {
	editor: Editor | null;
	ticketId: string;
	typed: ReturnType<typeof useTypedKey>;
}

/** Names an agent who sees the ticket in a comment; they are told of it (RPL-18). */
export function MentionPicker({ editor, ticketId, typed }: MentionPickerProps) {
	const { t } = useTranslation('ticket');
	const [search, setSearch] = useState<string | null>(null);
	const query = useQuery({
		queryKey: ['tickets', 'mentionable', ticketId, search],
		queryFn: ({ signal }) =>
			request<{ items: Mentionable[] }>('GET', `/tickets/${ticketId}/mentionable-agents${queryString({ search })}`, {
				signal,
			}),
		placeholderData: keepPreviousData,
		enabled: search !== null,
	});
	return (
		<InsertPicker
			label={t('mention.label')}
			icon={<IconAt size={18} />}
			placeholder={t('mention.search')}
			nothing={t('mention.nobody')}
			loading={query.isFetching}
			choices={(query.data?.items ?? []).map((each) => ({ id: each.id, label: each.name }))}
			called={typed.called}
			onOpened={() => typed.takeTyped(editor)}
			onSearch={setSearch}
			onPick={({ id, label }) =>
				typed.insert(editor, [
					{ type: 'mention', attrs: { id, label: `@${label}` } },
					{ type: 'text', text: ' ' },
				])
			}
			onLeave={(how) => typed.leave(editor, how)}
		/>
	);
}
