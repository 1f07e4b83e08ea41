import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../api/client';
import { uploadAttachment } from '../../api/uploads';
import { useChatFiles } from './components/useChatFiles';

vi.mock('../../api/uploads', () => ({ uploadAttachment: vi.fn() }));

const upload = vi.mocked(uploadAttachment);
const stored = vi.fn();
const aborted = vi.fn();
const file = (name: string) => new File(['x'], name);

/** Answers uploads by hand: the one under way is the last that was begun. */
let answers: { name: string; succeed(): void; fail(): void }[];

beforeEach(() => {
	stored.mockClear();
	aborted.mockClear();
	answers = [];
	upload.mockClear().mockImplementation((sent, watch) => {
		watch.onAbortable(() => aborted(sent.name));
		watch.onProgress(0.5);
		return new Promise((resolve, reject) => {
			answers.push({
				name: sent.name,
				succeed: () => resolve({ id: `id-${sent.name}`, name: sent.name } as never),
				fail: () => reject(new ProblemError(0, '/problems/offline', 'Sem conexão.')),
			});
		});
	});
});

const begun = (names: string[]) => waitFor(() => expect(answers.map((each) => each.name)).toEqual(names));

describe('files that an agent sends in a conversation (WCH-23)', () => {
	it('go one after the other', async () => {
		const { result } = renderHook(() => useChatFiles(stored));
		act(() => result.current.attach([file('a'), file('b')]));
		await begun(['a']);
		expect(result.current.files.map((each) => each.progress)).toEqual([0.5, 0]);
		act(() => answers[0].succeed());
		await begun(['a', 'b']);
		act(() => answers[1].succeed());
		await waitFor(() => expect(result.current.files).toEqual([]));
		expect(stored.mock.calls.map(([each]) => each.id)).toEqual(['id-a', 'id-b']);
	});

	it('stay with the reason when they did not arrive, and go when tried again', async () => {
		const { result } = renderHook(() => useChatFiles(stored));
		act(() => result.current.attach([file('a')]));
		await begun(['a']);
		act(() => answers[0].fail());
		await waitFor(() => expect(result.current.files[0].problem).toBe('Sem conexão.'));
		act(() => result.current.again(result.current.files[0]));
		await begun(['a', 'a']);
		act(() => answers[1].succeed());
		await waitFor(() => expect(stored).toHaveBeenCalledTimes(1));
	});

	it('can be given up on the way and before, and those behind go on', async () => {
		const { result } = renderHook(() => useChatFiles(stored));
		act(() => result.current.attach([file('a'), file('b'), file('c')]));
		await begun(['a']);
		act(() => {
			result.current.discard(result.current.files[1].key);
			result.current.discard(result.current.files[0].key);
		});
		await begun(['a', 'c']);
		expect(aborted).toHaveBeenCalledWith('a');
		act(() => answers[1].succeed());
		await waitFor(() => expect(stored).toHaveBeenCalledTimes(1));
	});

	it('are not begun when they are too large', async () => {
		const { result } = renderHook(() => useChatFiles(stored));
		const large = file('grande');
		Object.defineProperty(large, 'size', { value: 25 * 1024 * 1024 + 1 });
		act(() => result.current.attach([large]));
		expect(result.current.files[0].problem).not.toBeNull();
		expect(upload).not.toHaveBeenCalled();
	});
});
