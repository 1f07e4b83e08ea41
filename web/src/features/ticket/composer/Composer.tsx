import { ActionIcon, Alert, Button, Group, Paper, Skeleton, Text, Tooltip } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { IconDeviceFloppy, IconPaperclip, IconSend } from '@tabler/icons-react';
import { useEditor } from '@tiptap/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../../../api/idempotency';
import { useEditorLabels } from '../../../frame/editorLabels';
import { formatBytes } from '../../../frame/format';
import { SendLater } from '../later/SendLater';
import { type CannedOffer, CannedPicker } from './CannedPicker';
import classes from './Composer.module.css';
import { type Draft, useDraft } from './drafts';
import { extensions } from './extensions';
import { FileList, isInline } from './FileList';
import { MentionPicker } from './MentionPicker';
import { Toolbar } from './Toolbar';
import { useTypedKey } from './typedKey';
import { MAXIMUM_BYTES, useUploads } from './uploads';

export interface Composed {
	html: string;
	attachmentIds: string[];
	/** The same for every attempt to send this text, so that a repeat is harmless. */
	idempotencyKey: string;
}

interface ComposerProps {
	/** Where the draft belongs, such as `ticket:<id>:reply`. */
	place: string;
	label: string;
	placeholder: string;
	/** What stands there when there is no draft. */
	initialHtml?: string;
	submitLabel: string;
	/** Whether it saves what is there already rather than sending something new. */
	saves?: boolean;
	/** Sends what was written; a rejection leaves it in place. */
	onSubmit: (composed: Composed) => Promise<void>;
	/** Has it sent later, where that can be. */
	onSubmitLater?: (composed: Composed, sendAt: Date) => Promise<void>;
	/** Whether the fields around are as they must be; if not, it has said so and moved the focus there. */
	onCheck?: () => boolean;
	onCancel?: () => void;
	/** Tints the composer of what customers never see. */
	internal?: boolean;
	autoFocus?: boolean;
	/** The ticket whose agents can be named in the text, also by typing an at sign. */
	mentions?: string;
	/** What else makes it another message when it is sent again. */
	revision?: string;
	/** Stands above the text: whom it goes to. */
	heading?: ReactNode;
	/** Stands below the text: what to read before it is sent. */
	notice?: ReactNode;
	/** Canned answers that can be put into the text, also by typing a slash. */
	canned?: CannedOffer;
	/** Stands above the send button: options, problems. */
	children?: ReactNode;
	/** Fields around the composer that belong to the same draft. */
	fields?: Record<string, unknown>;
	onFieldsRestored?: (fields: Record<string, unknown>) => void;
	/** Puts the fields back to what they were without a draft; where it is, a draft that came back is announced. */
	onDraftDropped?: () => void;
}

/** Writes a message: formatted text, pictures in it, files beside it. What is typed is never lost. */
export function Composer(props: ComposerProps) {
	const draft = useDraft(props.place);
	if (draft.restored === undefined) {
		return <Skeleton height={180} aria-hidden />;
	}
	return <Editing key={props.place} {...props} draft={draft} restored={draft.restored} />;
}

interface EditingProps extends ComposerProps {
	draft: ReturnType<typeof useDraft>;
	restored: Draft | null;
}

/** What must be read before sending is not left below the edge of the window. */
export function comeIntoView(element: HTMLElement | null) {
	element?.scrollIntoView?.({ block: 'nearest' });
}

function Editing({ draft, restored, fields, ...props }: EditingProps) {
	const { t } = useTranslation('ticket');
	const uploads = useUploads(restored?.files.filter((each) => each.id) ?? []);
	const [sending, setSending] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const picker = useRef<HTMLInputElement>(null);
	const [html, setHtml] = useState(restored?.html ?? props.initialHtml ?? '');
	const touched = useRef(false);
	const keyFor = useIdempotencyKey();
	const labels = useEditorLabels();
	const paper = useRef<HTMLDivElement>(null);
	const slash = useTypedKey('/');
	const at = useTypedKey('@');
	/** The fields as they were sent: they are no draft until they change again. */
	const sent = useRef<string | null>(null);
	const restoreFields = useRef(props.onFieldsRestored);
	const [announced, setAnnounced] = useState(restored !== null && props.onDraftDropped !== undefined);

	const insert = async (files: Iterable<File>, at?: number) => {
		touched.current = true;
		for (const file of files) {
			const stored = await uploads.add(file);
			if (stored?.url && /^image\/(png|jpeg|gif|webp)$/.test(stored.mediaType)) {
				editor
					?.chain()
					.insertContentAt(at ?? editor.state.selection.head, {
						type: 'image',
						attrs: { src: stored.url, alt: stored.name },
					})
					.run();
			}
		}
	};

	const editor = useEditor({
		extensions: extensions(props.placeholder),
		content: restored?.html ?? props.initialHtml ?? '',
		autofocus: props.autoFocus ? 'end' : false,
		onUpdate: ({ editor: current }) => {
			touched.current = true;
			sent.current = null;
			setHtml(current.isEmpty ? '' : current.getHTML());
		},
		editorProps: {
			attributes: { 'aria-label': props.label, role: 'textbox', 'aria-multiline': 'true' },
			handleTextInput: (view, from, _to, text) => {
				const before = view.state.doc.resolve(from);
				const words = before.parent.textBetween(0, before.parentOffset, ' ', ' ');
				if (props.canned) {
					slash.onText(words, from, text);
				}
				if (props.mentions) {
					at.onText(words, from, text);
				}
				return false;
			},
			handlePaste: (_view, event) => takeFiles(event.clipboardData?.files, (files) => void insert(files)),
			handleDrop: (view, event) => {
				const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
				return takeFiles(event.dataTransfer?.files, (files) => void insert(files, at));
			},
		},
	});

	useEffect(() => {
		// All of it, with the button that sends, and not only the line with the cursor.
		if (props.autoFocus) {
			paper.current?.scrollIntoView?.({ block: 'nearest' });
		}
	}, [props.autoFocus]);

	useEffect(() => {
		if (restored?.fields) {
			restoreFields.current?.(restored.fields);
		}
	}, [restored]);

	useEffect(() => {
		if (sent.current !== null && sent.current === JSON.stringify(fields)) {
			return;
		}
		if (touched.current || fields) {
			draft.save({ html, files: uploads.files.filter((each) => each.id), fields });
		}
	}, [html, uploads.files, fields, draft.save]);

	/** Goes on without the draft that came back. */
	const drop = () => {
		draft.discard();
		touched.current = false;
		editor?.commands.setContent(props.initialHtml ?? '', { emitUpdate: false });
		setHtml(props.initialHtml ?? '');
		uploads.replaceAll([]);
		setAnnounced(false);
		props.onDraftDropped?.();
	};

	/** Shows what another tab has in the place of what is typed here. */
	const takeOver = (other: Draft | null) => {
		draft.settle(false);
		if (other) {
			editor?.commands.setContent(other.html, { emitUpdate: false });
			setHtml(other.html);
			uploads.replaceAll(other.files);
			if (other.fields) {
				restoreFields.current?.(other.fields);
			}
		}
	};

	const used = uploads.files.filter((each) => each.id && (!isInline(each) || html.includes(each.id)));
	const submit = async (sendAt?: Date) => {
		const empty = !html.trim() && used.length === 0;
		setProblem(empty ? t('composer.empty') : null);
		if (!(props.onCheck?.() ?? true)) {
			return;
		}
		if (empty) {
			editor?.commands.focus();
			return;
		}
		const failed = uploads.files.filter((each) => each.error).map((each) => each.name);
		if (failed.length > 0) {
			setProblem(t('composer.failedFiles', { names: failed.join(', ') }));
			return;
		}
		if (sending || uploads.busy || uploads.tooLarge) {
			return;
		}
		setSending(true);
		try {
			const attachmentIds = used.map((each) => each.id as string);
			const send = (composed: Composed) =>
				sendAt && props.onSubmitLater ? props.onSubmitLater(composed, sendAt) : props.onSubmit(composed);
			await send({
				html: html || '<p></p>',
				attachmentIds,
				idempotencyKey: keyFor([html, attachmentIds, fields, props.revision, sendAt?.toISOString()]),
			});
			touched.current = false;
			sent.current = JSON.stringify(fields) ?? '';
			draft.discard();
			editor?.commands.clearContent(false);
			setHtml('');
			uploads.replaceAll([]);
		} catch (failure) {
			setProblem(failure instanceof Error ? failure.message : String(failure));
		} finally {
			setSending(false);
		}
	};

	return (
		<Paper
			ref={paper}
			withBorder
			className={props.internal ? classes.internal : classes.composer}
			data-composer={props.internal ? 'comment' : 'reply'}
			onKeyDown={(event) => {
				if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
					event.preventDefault();
					void submit();
				}
			}}
		>
			{props.heading}
			{announced && (
				<Alert color="blue" m="xs" role="status">
					<Group justify="space-between" gap="xs">
						<Text size="sm">
							{draft.restoredAt ? t('draft.restoredOf', { at: draft.restoredAt }) : t('draft.restored')}
						</Text>
						<Button size="compact-sm" variant="default" onClick={drop}>
							{t('draft.drop')}
						</Button>
					</Group>
				</Alert>
			)}
			<RichTextEditor editor={editor} labels={labels} className={classes.editor}>
				<Toolbar editor={editor} onPicture={() => pick(picker.current, 'image/png,image/jpeg,image/gif,image/webp')} />
				<RichTextEditor.Content className={classes.content} />
			</RichTextEditor>
			<FileList
				uploads={uploads.files.filter((each) => !isInline(each) || !html.includes(each.id ?? ' '))}
				onRemove={uploads.remove}
			/>
			{uploads.tooLarge && (
				<Alert color="red" m="xs" role="alert">
					{t('composer.tooLarge', { total: formatBytes(uploads.totalBytes), limit: formatBytes(MAXIMUM_BYTES) })}
				</Alert>
			)}
			{draft.elsewhere && (
				<Alert color="yellow" m="xs" role="alert" ref={comeIntoView} title={t('draft.elsewhere')}>
					<Text size="sm">{t('draft.elsewhereText')}</Text>
					<Group gap="xs" mt="xs">
						<Button size="compact-sm" variant="default" onClick={() => draft.settle(true)}>
							{t('draft.keepMine')}
						</Button>
						<Button size="compact-sm" variant="default" onClick={() => takeOver(draft.elsewhere)}>
							{t('draft.takeTheirs')}
						</Button>
					</Group>
				</Alert>
			)}
			{props.notice}
			{problem && (
				<Alert color="red" m="xs" role="alert">
					{problem}
				</Alert>
			)}
			<Group p="xs" justify="space-between" gap="xs">
				<Group gap="xs">
					<input
						ref={picker}
						type="file"
						multiple
						hidden
						aria-hidden="true"
						tabIndex={-1}
						onChange={(event) => {
							void insert(Array.from(event.currentTarget.files ?? []));
							event.currentTarget.value = '';
						}}
					/>
					<Tooltip label={t('composer.attach')}>
						<ActionIcon
							variant="subtle"
							color="gray"
							size="lg"
							aria-label={t('composer.attach')}
							onClick={() => pick(picker.current, '')}
						>
							<IconPaperclip size={18} />
						</ActionIcon>
					</Tooltip>
					{props.canned && <CannedPicker editor={editor} offer={props.canned} typed={slash} />}
					{props.mentions && <MentionPicker editor={editor} ticketId={props.mentions} typed={at} />}
					{props.children}
				</Group>
				<Group gap="xs">
					{props.onCancel && (
						<Button variant="subtle" color="gray" onClick={props.onCancel}>
							{t('composer.cancel')}
						</Button>
					)}
					{props.onSubmitLater && (
						<SendLater disabled={sending || uploads.busy || uploads.tooLarge} onChoose={(at) => void submit(at)} />
					)}
					<Tooltip label={t('composer.sendHint')} openDelay={600}>
						<Button
							leftSection={props.saves ? <IconDeviceFloppy size={16} /> : <IconSend size={16} />}
							loading={sending}
							disabled={uploads.busy || uploads.tooLarge}
							onClick={() => void submit()}
						>
							{props.submitLabel}
						</Button>
					</Tooltip>
				</Group>
			</Group>
		</Paper>
	);
}

function takeFiles(files: FileList | undefined, take: (files: File[]) => void): boolean {
	if (!files || files.length === 0) {
		return false;
	}
	take(Array.from(files));
	return true;
}

function pick(input: HTMLInputElement | null, accept: string) {
	if (input) {
		input.accept = accept;
		input.click();
	}
}
