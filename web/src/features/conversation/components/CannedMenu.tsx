import { Combobox, ScrollArea, Text, useCombobox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText } from '../../../api/client';
import type { ConversationPage, Ticket } from '../../../api/types';
import { useMe } from '../../../frame/session';
import { CANNED, readCannedAnswer, useCannedAnswers } from '../../canned/api';
import { fill, plainText, type VariableValues } from '../../canned/variables';
import { readTicket } from '../../ticket/api';
import classes from './Conversations.module.css';

/** Canned answers for a text that begins with a slash (CHT-6): chosen by arrows and Enter, their variables filled. */
export function CannedMenu({
	page,
	typed,
	onPick,
	children,
}: {
	page: ConversationPage;
	typed: string;
	onPick(answer: string): void;
	/** What one writes in. Enter is prevented there while it chooses an answer. */
	children: ReactNode;
}) {
	const { t } = useTranslation('conversation');
	const me = useMe();
	const queries = useQueryClient();
	const called = /^\/([^\n]{0,60})$/.exec(typed)?.[1] ?? null;
	const combobox = useCombobox();
	const { department } = page.conversation;
	const query = useCannedAnswers(called ?? '', department.id, called !== null);
	const items = query.data?.items.slice(0, 20) ?? [];
	const shown = called !== null;
	// While they are looked for as well: what calls an answer is not for the customer.
	const choosing = shown && (query.isPending || items.length > 0);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the box's functions are new with each drawing, and do the same
	useEffect(() => {
		if (shown) {
			combobox.openDropdown();
			combobox.selectFirstOption();
		} else {
			combobox.closeDropdown();
		}
	}, [shown, items.length]);

	const pick = async (id: string) => {
		try {
			const answer = await queries.fetchQuery({ queryKey: [...CANNED, id], queryFn: () => readCannedAnswer(id) });
			const ticket = answer.html.includes('ticket.') ? await ticketOf(page) : null;
			const { html, missing } = fill(answer.html, valuesOf(page, me.agent, ticket));
			onPick(plainText(html));
			if (missing.length > 0) {
				const names = missing.map((name) => t(`canned:variable.${name.replace('.', '_')}`)).join(', ');
				notifications.show({ color: 'yellow', message: t('composer.missing', { names }) });
			}
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		}
	};

	return (
		<Combobox store={combobox} position="top-start" onOptionSubmit={(id) => void pick(id)} withinPortal={false}>
			<Combobox.Target withKeyboardNavigation={shown}>
				<div
					onKeyDownCapture={(event) => choosing && event.key === 'Enter' && !event.shiftKey && event.preventDefault()}
				>
					{children}
				</div>
			</Combobox.Target>
			<Combobox.Dropdown hidden={!shown} className={classes.canned}>
				<Combobox.Options aria-label={t('composer.canned')}>
					<ScrollArea.Autosize mah={260}>
						{items.map((each) => (
							<Combobox.Option key={each.id} value={each.id}>
								<Text size="sm">{each.name}</Text>
								<Text size="xs" opacity={0.75} lineClamp={1}>
									{each.preview}
								</Text>
							</Combobox.Option>
						))}
						{query.isSuccess && items.length === 0 && <Combobox.Empty>{t('composer.noCanned')}</Combobox.Empty>}
					</ScrollArea.Autosize>
				</Combobox.Options>
			</Combobox.Dropdown>
		</Combobox>
	);
}

/** The ticket that a conversation became; null without one, and for who does not see it. */
async function ticketOf({ conversation }: ConversationPage): Promise<Ticket | null> {
	if (!conversation.ticketId) {
		return null;
	}
	try {
		return (await readTicket(conversation.ticketId)).ticket;
	} catch (failure) {
		if (failure instanceof ProblemError && (failure.status === 404 || failure.status === 403)) {
			return null;
		}
		throw failure;
	}
}

/** What variables stand for in a conversation: those of a ticket for the one that it became, which may be none. */
export function valuesOf(
	{ conversation, panel }: ConversationPage,
	writer: { name: string; email: string },
	ticket: Pick<Ticket, 'number' | 'subject' | 'category' | 'agent'> | null,
): VariableValues {
	const first = (name: string) => name.trim().split(/\s+/)[0] ?? '';
	const name = conversation.customerName || null;
	return {
		'customer.name': name,
		'customer.first_name': name && first(name),
		'customer.email': conversation.customerEmail,
		'customer.phone': panel.customer?.phone ?? null,
		'customer.organization': panel.customer?.organization?.name ?? null,
		'agent.name': writer.name,
		'agent.first_name': first(writer.name),
		'agent.email': writer.email,
		'conversation.protocol': String(conversation.number),
		'ticket.number': ticket && String(ticket.number),
		'ticket.subject': ticket?.subject ?? null,
		'ticket.category': ticket?.category?.name ?? null,
		'ticket.agent': ticket?.agent?.name ?? null,
		'department.name': conversation.department.name,
	};
}
