import { Badge, Button, Checkbox, Group, Input, ScrollArea, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, TicketPageData } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import { readEarlierMessages } from '../api';

const SHOWN = 160;

interface MessageChoiceProps {
	data: TicketPageData;
	chosen: string[];
	onChange: (chosen: string[]) => void;
	error?: string;
}

/** The messages that may go, each by its beginning; the first one of a ticket stays (SPL-3). */
export function MessageChoice({ data, chosen, onChange, error }: MessageChoiceProps) {
	const { t } = useTranslation('ticket');
	const [earlier, setEarlier] = useState<Message[]>([]);
	const [cursor, setCursor] = useState(data.earlierCursor);
	const [loading, setLoading] = useState(false);
	const own = [...earlier, ...data.messages].filter((each) => !each.mergedFrom);
	const opening = cursor ? null : own[0]?.id;

	const more = async () => {
		setLoading(true);
		try {
			const page = await readEarlierMessages(data.ticket.id, cursor as string);
			setEarlier((before) => [...page.items, ...before]);
			setCursor(page.nextCursor);
		} finally {
			setLoading(false);
		}
	};

	return (
		<Input.Wrapper
			role="group"
			aria-label={t('split.messages')}
			labelElement="div"
			label={t('split.messages')}
			description={t('split.messagesHint')}
			required
			inputWrapperOrder={['label', 'description', 'input', 'error']}
			error={error}
		>
			<ScrollArea.Autosize mah={260} my="xs" type="auto" viewportProps={{ tabIndex: -1 }}>
				<Stack gap="xs" pr="sm">
					{cursor && (
						<Button variant="default" size="xs" loading={loading} onClick={() => void more()}>
							{t('page.earlier')}
						</Button>
					)}
					{own.map((message) => (
						<Checkbox
							key={message.id}
							name="messageIds"
							checked={chosen.includes(message.id)}
							disabled={message.id === opening}
							onChange={(event) =>
								onChange(
									event.currentTarget.checked ? [...chosen, message.id] : chosen.filter((each) => each !== message.id),
								)
							}
							label={<MessageLine message={message} />}
							description={message.id === opening ? t('split.opening') : undefined}
							styles={{ body: { alignItems: 'flex-start' }, labelWrapper: { flex: 1, minWidth: 0 } }}
						/>
					))}
				</Stack>
			</ScrollArea.Autosize>
		</Input.Wrapper>
	);
}

function MessageLine({ message }: { message: Message }) {
	const { t } = useTranslation('ticket');
	return (
		<>
			<Group component="span" gap="xs">
				<Text span size="sm" fw={600}>
					{message.author.name}
				</Text>
				<Text span size="xs" c="dimmed">
					<RelativeTime value={message.createdAt} />
				</Text>
				{message.kind === 'COMMENT' && (
					<Badge component="span" variant="default" size="sm" tt="none">
						{t('message.internal')}
					</Badge>
				)}
			</Group>
			<Text span size="sm" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
				{beginning(message) || t('split.filesAlone')}
			</Text>
		</>
	);
}

function beginning(message: Message) {
	// A new line and a new paragraph part words, too.
	const spaced = message.html.replaceAll('<', ' <');
	const text = (new DOMParser().parseFromString(spaced, 'text/html').body.textContent ?? '')
		.replace(/\s+/g, ' ')
		.trim();
	return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
