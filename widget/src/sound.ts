const SILENT = 'balcao:silent';

export function silent(): boolean {
	try {
		return localStorage.getItem(SILENT) === 'true';
	} catch {
		return false;
	}
}

export function setSilent(silent: boolean) {
	try {
		localStorage.setItem(SILENT, String(silent));
	} catch {
		// For this page only, then.
	}
}

/** Two short tones, where the browser lets a page make any before it was touched. */
export function beep() {
	if (silent() || typeof AudioContext === 'undefined') {
		return;
	}
	const audio = new AudioContext();
	[660, 880].forEach((pitch, place) => {
		const tone = audio.createOscillator();
		const volume = audio.createGain();
		const from = audio.currentTime + place * 0.12;
		tone.frequency.value = pitch;
		volume.gain.setValueAtTime(0.08, from);
		volume.gain.exponentialRampToValueAtTime(0.001, from + 0.11);
		tone.connect(volume).connect(audio.destination);
		tone.start(from);
		tone.stop(from + 0.12);
	});
	setTimeout(() => void audio.close(), 600);
}
