/** Sounds twice, as a telephone does, where the browser lets a page make any sound. */
export const ring = () => sound(520, [0, 0.35], 0.28);

/** One short, higher tone: somebody wrote. */
export const chime = () => sound(740, [0], 0.16);

function sound(pitch: number, times: number[], seconds: number) {
	if (typeof AudioContext === 'undefined') {
		return;
	}
	const audio = new AudioContext();
	for (const at of times) {
		const tone = audio.createOscillator();
		const volume = audio.createGain();
		tone.frequency.value = pitch;
		volume.gain.setValueAtTime(0.1, audio.currentTime + at);
		volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + seconds);
		tone.connect(volume).connect(audio.destination);
		tone.start(audio.currentTime + at);
		tone.stop(audio.currentTime + at + seconds + 0.02);
	}
	setTimeout(() => void audio.close(), 1_000);
}
