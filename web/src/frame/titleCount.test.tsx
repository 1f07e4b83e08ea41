import { act, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useTitleCount } from './titleCount';

function Part({ name, count }: { name: string; count: number }) {
	useTitleCount(name, count);
	return null;
}

it('adds up before the title what waits to be seen, whatever page it is of (NTF-12)', async () => {
	document.head.append(document.createElement('title'));
	document.title = 'Início';
	const both = (chat: number) => (
		<>
			<Part name="bell" count={2} />
			<Part name="chat" count={chat} />
		</>
	);
	const { rerender, unmount } = render(both(3));
	expect(document.title).toBe('(5) Início');
	document.title = 'Chamados';
	await act(async () => undefined);
	expect(document.title).toBe('(5) Chamados');
	rerender(both(120));
	expect(document.title).toBe('(99+) Chamados');
	unmount();
	expect(document.title).toBe('Chamados');
});
