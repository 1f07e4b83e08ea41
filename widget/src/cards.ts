import { signal } from '@preact/signals';
import type { BrowserFrame, Invitation } from './frames';

/** The card that the visitor is shown: an agent's, or one of a rule of the account. */
export class Cards {
	readonly shown = signal<Invitation | null>(null);
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly send: (frame: BrowserFrame) => boolean,
		/** A card of the account was followed, which leads into a conversation. */
		private readonly enter: (proof: string) => void,
	) {}

	/** What tells the server by which card the window was opened. */
	get proof(): string | undefined {
		return this.shown.value?.open ? this.shown.value.proof : undefined;
	}

	/** Shows one. It cannot be answered any more once its time is over. */
	show(card: Invitation) {
		this.shown.value = card;
		clearTimeout(this.timer);
		if (card.expiresAt !== null) {
			const left = Date.parse(card.expiresAt) - Date.now();
			// A browser's clock may be wrong by hours.
			const wait = Math.min(60_000, left > 0 ? left : 60_000);
			this.timer = setTimeout(() => {
				this.shown.value = null;
			}, wait);
		}
	}

	/** It was answered in another tab. */
	over(id: string) {
		if (this.shown.value?.id === id) {
			this.shown.value = null;
		}
	}

	/** The visitor was shown it; of a rule of the account nobody is told. */
	saw(card: Invitation) {
		if (card.agent) {
			this.send({ type: 'saw', invitationId: card.id });
		}
	}

	answer(card: Invitation, accepted: boolean) {
		if (card.agent) {
			this.send({ type: 'answer', invitationId: card.id, accepted });
		}
		this.shown.value = null;
		if (card.agent || !accepted || !card.proof) {
			return;
		}
		this.send({ type: 'answer', proof: card.proof, accepted });
		if (!card.linkUrl) {
			this.enter(card.proof);
		}
	}
}
