import { useSignal } from '@preact/signals';
import type { Conversation } from '../frames';
import { Labelled, looksLikeEmail, useForm } from './form';
import { Face } from './icons';
import { MessageLog } from './MessageLog';
import type { Common } from './Widget';

/** After a conversation: what was said, a rating where the account asks for one, a transcript, and a way to begin anew. */
export function Ended({ session, say, conversation }: Common & { conversation: Conversation }) {
	const rated = useSignal(false);
	const wantsTranscript = useSignal(false);
	return (
		<>
			<MessageLog session={session} say={say} settings={null} />
			<div class="after">
				<p class="hint" role="status">
					{say('ended')} {say('protocol', { number: conversation.number })}
				</p>
				{conversation.ratable && !rated.value && (
					<Rating session={session} say={say} conversation={conversation} done={() => (rated.value = true)} />
				)}
				{rated.value && <p role="status">{say('rated')}</p>}
				{!session.settings.value?.transcripts ? null : wantsTranscript.value ? (
					<Transcript session={session} say={say} />
				) : (
					<button type="button" class="link" onClick={() => (wantsTranscript.value = true)}>
						{say('transcript')}
					</button>
				)}
				<button type="button" class="main" onClick={() => session.leave()}>
					{say('startNew')}
				</button>
			</div>
		</>
	);
}

const STARS = [1, 2, 3, 4, 5].map((stars) => ({ stars, sign: '★', label: 'stars' as const }));
const FACES = [
	{ stars: 1, sign: <Face mouth="M8 16a5 5 0 0 1 8 0" />, label: 'faceBad' as const },
	{ stars: 3, sign: <Face mouth="M8.500 15h7" />, label: 'faceFair' as const },
	{ stars: 5, sign: <Face mouth="M8 14a5 5 0 0 0 8 0" />, label: 'faceGood' as const },
];

/** What they think of it, by stars or by faces (RAT-4). */
export function Rating({ session, say, conversation, done }: Common & { conversation: Conversation; done(): void }) {
	const faces = conversation.ratingFormat === 'FACES';
	const choices = faces ? FACES : STARS;
	const question = conversation.ratingQuestion || say('rateTitle');
	const stars = useSignal(0);
	const comment = useSignal('');
	const { form, problems, sending, submit } = useForm(
		say,
		() => (stars.value === 0 ? { form: say('required') } : {}),
		async () => {
			await session.rate(stars.value, comment.value.trim());
			done();
		},
	);
	return (
		<form ref={form} class="inline" noValidate onSubmit={submit}>
			<strong>{question}</strong>
			<div
				class={faces ? 'stars faces' : 'stars'}
				role="radiogroup"
				aria-label={question}
				onKeyDown={(event) => {
					const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
					if (step) {
						event.preventDefault();
						const now = choices.findIndex((each) => each.stars === stars.value);
						const next = Math.min(choices.length - 1, Math.max(0, now + step));
						stars.value = choices[next].stars;
						event.currentTarget.querySelectorAll('button')[next]?.focus();
					}
				}}
			>
				{choices.map((each) => (
					<button
						key={each.stars}
						type="button"
						role="radio"
						aria-checked={stars.value === each.stars}
						aria-label={say(each.label, { count: each.stars })}
						tabIndex={each.stars === (stars.value || 1) ? 0 : -1}
						class={!faces && each.stars <= stars.value ? 'lit' : ''}
						onClick={() => {
							stars.value = each.stars;
						}}
					>
						{each.sign}
					</button>
				))}
			</div>
			{stars.value > 0 && (
				<>
					<Labelled label={say('comment')} problem={problems.value.comment}>
						{(ids) => (
							<textarea
								{...ids}
								name="comment"
								rows={2}
								maxLength={2000}
								onInput={(event) => {
									comment.value = event.currentTarget.value;
								}}
							/>
						)}
					</Labelled>
					<button type="submit" class="plain" disabled={sending.value}>
						{say('rate')}
					</button>
				</>
			)}
			{problems.value.form && (
				<p class="field-problem" role="alert">
					{problems.value.form}
				</p>
			)}
		</form>
	);
}

function Transcript({ session, say }: Common) {
	const email = useSignal(session.identity.value?.email ?? session.forms.email);
	const sent = useSignal(false);
	const { form, problems, sending, submit } = useForm(
		say,
		() => (looksLikeEmail(email.value) ? {} : { email: say('badEmail') }),
		async () => {
			await session.sendTranscript(email.value.trim());
			sent.value = true;
		},
	);
	if (sent.value) {
		return <p role="status">{say('transcriptSent', { email: email.value.trim() })}</p>;
	}
	return (
		<form ref={form} class="inline" noValidate onSubmit={submit}>
			<Labelled label={say('email')} problem={problems.value.email ?? problems.value.form}>
				{(ids) => (
					<input
						{...ids}
						name="email"
						type="email"
						autocomplete="email"
						value={email.value}
						onInput={(event) => {
							email.value = event.currentTarget.value;
						}}
					/>
				)}
			</Labelled>
			<button type="submit" class="plain" disabled={sending.value}>
				{say('send')}
			</button>
		</form>
	);
}
