import { useEffect, useState } from 'preact/hooks';
import type { Invitation } from '../frames';
import type { Common } from './Widget';

/** What an agent, or a rule of the account, invites to: beside the button, or in the window. */
export function InvitationCard({
	session,
	say,
	invitation,
	place,
	accepted,
}: Common & { invitation: Invitation; place: string; accepted(): void }) {
	// Where the picture is not to be had, its text tells as much.
	const [broken, setBroken] = useState('');
	const picture = invitation.imageUrl && invitation.imageUrl !== broken && (
		<img src={invitation.imageUrl} alt={invitation.text} onError={() => setBroken(invitation.imageUrl ?? '')} />
	);
	useEffect(() => session.cards.saw(invitation), [invitation.id]);
	return (
		<section class={`invitation ${place}`} role="status">
			{invitation.agent && !invitation.linkUrl && <strong>{say('invites', { name: invitation.agent.name })}</strong>}
			{invitation.linkUrl ? (
				<a href={invitation.linkUrl} rel="noopener" onClick={() => session.cards.answer(invitation, true)}>
					{picture || invitation.text}
				</a>
			) : (
				picture || <p>{invitation.text}</p>
			)}
			<div class="buttons">
				{!invitation.linkUrl && (
					<button
						type="button"
						class="main"
						onClick={() => {
							session.cards.answer(invitation, true);
							accepted();
						}}
					>
						{say('accept')}
					</button>
				)}
				<button type="button" class="plain" onClick={() => session.cards.answer(invitation, false)}>
					{say('decline')}
				</button>
			</div>
		</section>
	);
}
