import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Settings } from '../settings';
import { Clip, Plane, Smile } from './icons';
import type { Common } from './Widget';

const EMOJI = '😀 😂 😊 😍 😉 😎 🤔 😅 😢 😭 😡 😴 😮 🙄 🤗 😇 👍 👎 👏 🙏 💪 👋 🤝 👌 ❤️ 💔 🎉 🎁 🔥 ⭐ ✅ ❌'.split(
	' ',
);
const LONGEST = 10_000;

/** Where the visitor writes: Enter sends, Shift+Enter begins a line; what is written outlives a reload. */
export function Composer({ session, say, settings }: Common & { settings: Settings }) {
	const text = useSignal(session.typing.draft);
	const emoji = useSignal(false);
	const area = useRef<HTMLTextAreaElement>(null);
	const files = useRef<HTMLInputElement>(null);

	useEffect(() => {
		if (!session.resumed) {
			area.current?.focus();
		}
	}, [session]);

	const change = (value: string) => {
		text.value = value;
		session.typing.types(value);
	};
	useLayoutEffect(() => {
		const field = area.current;
		if (field) {
			field.style.height = 'auto';
			field.style.height = `${field.scrollHeight}px`;
		}
	}, [text.value]);
	const tooLong = text.value.trim().length > LONGEST;

	const send = () => {
		const written = text.value.trim();
		if (written && !tooLong) {
			session.write(written);
			change('');
		}
		area.current?.focus();
	};

	const insert = (sign: string) => {
		const at = area.current?.selectionStart ?? text.value.length;
		change(text.value.slice(0, at) + sign + text.value.slice(at));
		emoji.value = false;
		area.current?.focus();
	};

	return (
		<div class="composer">
			{emoji.value && (
				<div class="emoji" role="group" aria-label={say('emoji')}>
					{EMOJI.map((each) => (
						<button key={each} type="button" onClick={() => insert(each)}>
							{each}
						</button>
					))}
				</div>
			)}
			<div class="row">
				<button
					type="button"
					class="icon"
					aria-label={say('emoji')}
					aria-expanded={emoji.value}
					onClick={() => {
						emoji.value = !emoji.value;
					}}
				>
					<Smile />
				</button>
				{settings.maxFileBytes > 0 && (
					<button type="button" class="icon" aria-label={say('attach')} onClick={() => files.current?.click()}>
						<Clip />
					</button>
				)}
				<input
					ref={files}
					type="file"
					multiple
					hidden
					onChange={(event) => {
						session.files.attach(event.currentTarget.files ?? []);
						event.currentTarget.value = '';
					}}
				/>
				<textarea
					ref={area}
					rows={1}
					aria-label={say('write')}
					placeholder={say('write')}
					value={text.value}
					onInput={(event) => change(event.currentTarget.value)}
					onPaste={(event) => {
						const pasted = [...(event.clipboardData?.files ?? [])];
						if (pasted.length > 0) {
							event.preventDefault();
							session.files.attach(pasted);
						}
					}}
					onKeyDown={(event) => {
						if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
							event.preventDefault();
							send();
						}
					}}
				/>
				<button type="button" class="icon" aria-label={say('send')} onClick={send}>
					<Plane />
				</button>
			</div>
			{session.conversation.value?.typingShown && <p class="hint">{say('typingShown')}</p>}
			{tooLong && (
				<p class="field-problem" role="alert">
					{say('tooLong', { most: LONGEST })}
				</p>
			)}
			{session.problem.value && (
				<p class="field-problem" role="alert">
					{session.problem.value.detail ?? say('failed')}
				</p>
			)}
		</div>
	);
}
