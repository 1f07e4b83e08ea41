import { ActionIcon, Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationPage } from '../../../api/types';
import { usePlaceText } from '../../../frame/countries';
import { Facts } from '../../../frame/Facts';
import { RelativeTime } from '../../../frame/RelativeTime';
import { RatingSign } from '../ratings/RatingSign';
import classes from './Conversations.module.css';
import { LabelInput } from './LabelInput';
import { NoteForm } from './NoteForm';
import { WhyDialog } from './WhyDialog';

/** What is known of the customer and of the conversation (WCH-9), with what there was before. */
export function InfoPanel({
	page,
	onClose,
	onChanged,
}: {
	page: ConversationPage;
	onClose?: () => void;
	onChanged(): Promise<void>;
}) {
	const { t } = useTranslation('conversation');
	const { conversation, panel } = page;
	const placeText = usePlaceText();
	const [why, setWhy] = useState(false);
	const { customer } = panel;
	return (
		<aside className={classes.info} aria-label={t('info.title')}>
			<Group justify="space-between" mb="sm">
				<Title order={3} size="h6">
					{t('info.title')}
				</Title>
				{onClose && (
					<ActionIcon variant="subtle" color="gray" aria-label={t('info.hide')} onClick={onClose}>
						<IconX size={18} />
					</ActionIcon>
				)}
			</Group>
			<Stack gap="lg">
				<Part title={t('info.customer')}>
					{customer ? (
						<Facts
							facts={[
								[
									t('info.customer'),
									<Anchor key="customer" component={Link} to={`/customers/${customer.id}`} size="sm">
										{customer.name}
									</Anchor>,
								],
								[t('info.email'), customer.emails.join(', ')],
								[t('info.phone'), customer.phone],
								[t('info.organization'), customer.organization?.name],
							]}
						/>
					) : (
						<Text size="sm" c="dimmed">
							{t('info.unknown')}
						</Text>
					)}
					{panel.place && <Facts facts={[[t('info.place'), placeText(panel.place)]]} />}
				</Part>
				<Part title={t('info.conversation')}>
					<Facts
						facts={[
							[t('info.department'), conversation.department.name],
							[t('info.agent'), conversation.agent?.name ?? t('info.nobody')],
							[t('info.entry'), t(`entry.${conversation.entry}`)],
							[t('info.opened'), time(conversation.openedAt)],
							[t('info.answered'), time(conversation.answeredAt)],
							[t('info.ended'), time(conversation.endedAt)],
							...closingOf(page, t),
							...(page.rating ? ratingOf(page.rating, t) : []),
						]}
					/>
					<Button variant="subtle" size="compact-sm" mt={4} ml={-8} onClick={() => setWhy(true)}>
						{t('why.open')}
					</Button>
				</Part>
				{page.answers.length > 0 && (
					<Part title={t('info.answers')}>
						<Facts facts={page.answers.map((each) => [each.label, each.text])} />
					</Part>
				)}
				<Part title={t('info.labels')}>
					{page.actions.includes('LABEL') ? (
						<LabelInput conversation={conversation} onDone={onChanged} />
					) : (
						<Group gap={6}>
							{conversation.labels.map((each) => (
								<Badge key={each.id} variant="dot" color={each.color} tt="none">
									{each.name}
								</Badge>
							))}
						</Group>
					)}
				</Part>
				{page.actions.includes('NOTE') && (
					<Part title={t('info.notes')}>
						<NoteForm id={conversation.id} mayWhisper={page.actions.includes('WHISPER')} onDone={onChanged} />
					</Part>
				)}
				<Part title={t('info.earlier')}>
					<Links
						items={panel.conversations.map((each) => ({
							id: each.id,
							to: `/conversations/${each.id}`,
							text: `#${each.number} · ${each.department.name}`,
						}))}
					/>
				</Part>
				<Part title={t('info.tickets')}>
					<Links
						items={panel.tickets.map((each) => ({
							id: each.id,
							to: `/tickets/${each.id}`,
							text: `#${each.number} ${each.subject}`,
						}))}
					/>
				</Part>
			</Stack>
			{why && <WhyDialog id={conversation.id} onClose={() => setWhy(false)} />}
		</aside>
	);
}

/** How its agent said that it ended, where they did. */
function closingOf({ closing }: ConversationPage, t: TFunction<'conversation'>): [string, string][] {
	if (!closing) {
		return [];
	}
	return [
		[t('info.closing'), t(closing.solved ? 'info.solved' : 'info.unsolved')],
		...(closing.summary ? [[t('end.summary'), closing.summary] as [string, string]] : []),
	];
}

/** What its customer thought of it, for who may see ratings (RAT-5). */
function ratingOf(
	rating: NonNullable<ConversationPage['rating']>,
	t: TFunction<'conversation'>,
): [string, ReactNode][] {
	return [
		[t('ratings.rating'), <RatingSign key="rating" rating={rating} />],
		...(rating.comment ? [[t('ratings.comment'), rating.comment] as [string, ReactNode]] : []),
	];
}

const time = (value: string | null) => value && <RelativeTime value={value} />;

function Part({ title, children }: { title: string; children: ReactNode }) {
	return (
		<section>
			<Title order={4} size="sm" mb={6}>
				{title}
			</Title>
			{children}
		</section>
	);
}

function Links({ items }: { items: { id: string; to: string; text: string }[] }) {
	const { t } = useTranslation('conversation');
	return items.length === 0 ? (
		<Text size="sm" c="dimmed">
			{t('info.none')}
		</Text>
	) : (
		<Stack gap={4}>
			{items.map((each) => (
				<Anchor key={each.id} component={Link} to={each.to} size="sm" lineClamp={1}>
					{each.text}
				</Anchor>
			))}
		</Stack>
	);
}
