import { useSignal } from '@preact/signals';
import type { Conversation } from '../frames';
import { Labelled, looksLikeEmail, useForm } from './form';
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
					<Rating session={session} say={say} done={() => (rated.value = true)} />
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

function Rating({ session, say, done }: Common & { done(): void }) {
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
			<strong>{say('rateTitle')}</strong>
			<div
				class="stars"
				role="radiogroup"
				aria-label={say('rateTitle')}
				onKeyDown={(event) => {
					const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
					if (step) {
						event.preventDefault();
						stars.value = Math.min(5, Math.max(1, stars.value + step));
						event.currentTarget.querySelectorAll('button')[stars.value - 1]?.focus();
					}
				}}
			>
				{[1, 2, 3, 4, 5].map((each) => (
					<button
						key={each}
						type="button"
						role="radio"
						aria-checked={stars.value === each}
						aria-label={say('stars', { count: each })}
						tabIndex={each === (stars.value || 1) ? 0 : -1}
						class={each <= stars.value ? 'lit' : ''}
						onClick={() => {
							stars.value = each;
						}}
					>
						★
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
	const email = useSignal('');
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
