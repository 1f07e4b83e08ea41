import { cleanup, render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Conversation } from '../frames';
import type { Session } from '../session';
import { translator } from '../texts';
import { Rating } from './Ended';

afterEach(cleanup);

function show(asked: Pick<Conversation, 'ratingFormat' | 'ratingQuestion'>) {
	const rate = vi.fn(() => Promise.resolve());
	render(
		<Rating
			session={{ rate } as unknown as Session}
			say={translator('pt-BR')}
			conversation={asked as Conversation}
			done={() => {}}
		/>,
	);
	return { rate, user: userEvent.setup() };
}

it('asks by three faces, in the department’s words, with mouse or keys (RAT-1, RAT-4)', async () => {
	const { rate, user } = show({ ratingFormat: 'FACES', ratingQuestion: 'Resolvemos?' });
	expect(screen.getByRole('radiogroup', { name: 'Resolvemos?' })).toBeTruthy();
	expect(screen.getAllByRole('radio').map((each) => each.getAttribute('aria-label'))).toEqual([
		'Ruim',
		'Mais ou menos',
		'Bom',
	]);
	await user.click(screen.getByRole('radio', { name: 'Mais ou menos' }));
	await user.keyboard('{ArrowRight}');
	expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Bom' }));
	await user.type(screen.getByLabelText('Quer comentar? (opcional)'), 'Sim!');
	await user.click(screen.getByRole('button', { name: 'Enviar avaliação' }));
	expect(rate).toHaveBeenCalledWith(5, 'Sim!');
});

it('asks by five stars elsewhere, in the usual words (RAT-4)', async () => {
	const { rate, user } = show({ ratingFormat: 'STARS', ratingQuestion: null });
	await user.click(screen.getByRole('radio', { name: '4 de 5' }));
	await user.click(screen.getByRole('button', { name: 'Enviar avaliação' }));
	expect(rate).toHaveBeenCalledWith(4, '');
	expect(screen.getByRole('radiogroup', { name: 'Como foi o atendimento?' })).toBeTruthy();
});
