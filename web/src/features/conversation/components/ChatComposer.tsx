import { ActionIcon, Group, Progress, Text, Textarea } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { ConversationPage } from '../../../api/types';
import { uploadAttachment } from '../../../api/uploads';
import { tellTyping } from '../api';
import { CannedMenu } from './CannedMenu';
import classes from './Conversations.module.css';
import type { ThreadState } from './useThread';

const LONGEST = 10_000;
const TYPING_EVERY = 3_000;

/**
 * Where an agent writes to the customer: Enter sends, Shift+Enter begins a line, / at the beginning brings canned answers.
 * What is written stays in the browser until it was sent.
 */
export function ChatComposer({ thread, page }: { thread: ThreadState; page: ConversationPage }) {
	const { t } = useTranslation('conversation');
	const { id } = page.conversation;
	const [text, setText] = useLocalStorage({
		key: `balcao:chat-draft:${id}`,
		defaultValue: '',
		getInitialValueInEffect: false,
	});
	const [uploading, setUploading] = useState<number | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const area = useRef<HTMLTextAreaElement>(null);
	const picker = useRef<HTMLInputElement>(null);
	useEffect(() => {
		area.current?.focus();
	}, []);

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

	const attach = async (files: Iterable<File>) => {
		for (const file of files) {
			setProblem(null);
			setUploading(0);
			try {
				const stored = await uploadAttachment(file, { onProgress: setUploading, onAbortable: () => {} });
				thread.send('', { id: stored.id, name: stored.name });
			} catch (failure) {
				setProblem(`${file.name}: ${problemText(failure)}`);
			} finally {
				setUploading(null);
			}
		}
	};

	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here, and chosen by the button as well
		<div
			className={classes.composer}
			onDragOver={(event) => event.preventDefault()}
			onDrop={(event) => {
				event.preventDefault();
				void attach(event.dataTransfer.files);
			}}
		>
			{uploading !== null && <Progress value={uploading * 100} size="sm" mb={6} aria-label={t('thread.sending')} />}
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
							void attach([...(event.currentTarget.files ?? [])]);
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
								void attach(files);
							}
						}}
						onKeyDown={(event) => {
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
