import { ActionIcon, Group, Text, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationPage } from '../../../api/types';
import { tellTyping } from '../api';
import { useDraft } from '../draft';
import { CannedMenu } from './CannedMenu';
import { ChatFiles } from './ChatFiles';
import classes from './Conversations.module.css';
import { useChatFiles } from './useChatFiles';
import type { ThreadState } from './useThread';

const LONGEST = 10_000;
const TYPING_EVERY = 3_000;

/** What can be asked of where one writes. */
export interface ComposerHandle {
	/** Takes one there; with canned answers to choose from where nothing is written yet. */
	write: (canned?: boolean) => void;
}

/**
 * Where an agent writes to the customer: Enter sends, Shift+Enter begins a line, / at the beginning brings canned answers,
 * Escape leads to the messages, where shortcuts are single keys.
 * What is written stays in the browser until it was sent.
 */
export function ChatComposer({
	thread,
	page,
	ref,
}: {
	thread: ThreadState;
	page: ConversationPage;
	ref: Ref<ComposerHandle>;
}) {
	const { t } = useTranslation('conversation');
	const { id } = page.conversation;
	const [text, setText] = useDraft(id);
	const [problem, setProblem] = useState<string | null>(null);
	const area = useRef<HTMLTextAreaElement>(null);
	const picker = useRef<HTMLInputElement>(null);
	useEffect(() => {
		area.current?.focus();
	}, []);
	useImperativeHandle(ref, () => ({
		write: (canned) => {
			if (canned && text.trim() === '') {
				setText('/');
			}
			area.current?.focus();
		},
	}));

	const lastTold = useRef(0);
	const typing = (typing: boolean) => {
		const now = Date.now();
		if (!typing || now - lastTold.current > TYPING_EVERY) {
			lastTold.current = typing ? now : 0;
			// Only a hint to the customer: what does not arrive is not missed.
			tellTyping(id, typing).catch(() => undefined);
		}
	};

	const send = () => {
		const written = text.trim();
		if (written === '') {
			return;
		}
		if (written.length > LONGEST) {
			setProblem(t('composer.tooLong', { most: LONGEST }));
			return;
		}
		thread.send(written);
		setText('');
		setProblem(null);
	};

	const { files, attach, again, discard } = useChatFiles((file) => thread.send('', file));

	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here, and chosen by the button as well
		<div
			className={classes.composer}
			onDragOver={(event) => event.preventDefault()}
			onDrop={(event) => {
				event.preventDefault();
				attach(event.dataTransfer.files);
			}}
		>
			<ChatFiles files={files} again={again} discard={discard} />
			<CannedMenu
				page={page}
				typed={text}
				onPick={(answer) => {
					setText(answer);
					area.current?.focus();
				}}
			>
				<Group gap="xs" align="flex-end" wrap="nowrap">
					<ActionIcon
						variant="subtle"
						color="gray"
						size="lg"
						aria-label={t('composer.attach')}
						onClick={() => picker.current?.click()}
					>
						<IconPaperclip size={20} />
					</ActionIcon>
					<input
						ref={picker}
						type="file"
						multiple
						hidden
						onChange={(event) => {
							attach([...(event.currentTarget.files ?? [])]);
							event.currentTarget.value = '';
						}}
					/>
					<Textarea
						ref={area}
						flex={1}
						autosize
						minRows={1}
						maxRows={8}
						aria-label={t('composer.label')}
						placeholder={t('composer.placeholder')}
						value={text}
						onChange={(event) => {
							setText(event.currentTarget.value);
							typing(event.currentTarget.value !== '');
						}}
						onPaste={(event) => {
							const files = [...event.clipboardData.files];
							if (files.length > 0) {
								event.preventDefault();
								attach(files);
							}
						}}
						onKeyDown={(event) => {
							// While canned answers are shown it puts them away.
							if (event.key === 'Escape' && !text.startsWith('/')) {
								event.currentTarget.closest('section')?.querySelector<HTMLElement>('[role="log"]')?.focus();
							}
							if (
								event.key === 'Enter' &&
								!event.shiftKey &&
								!event.nativeEvent.isComposing &&
								!event.defaultPrevented
							) {
								event.preventDefault();
								send();
							}
						}}
					/>
					<ActionIcon size="lg" aria-label={t('composer.send')} disabled={text.trim() === ''} onClick={send}>
						<IconSend size={20} />
					</ActionIcon>
				</Group>
			</CannedMenu>
			{problem && (
				<Text size="sm" c="red" role="alert" mt={4}>
					{problem}
				</Text>
			)}
		</div>
	);
}
