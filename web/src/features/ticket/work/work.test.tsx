import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../fake/render';
import { type FakeServer, problem } from '../../../fake/server';

const SLOW = { timeout: 15_000 };
const REFUSED = 'Informe o tempo de trabalho.';

async function openTicket(prepare: (server: FakeServer) => void = () => undefined) {
	const started = await renderConsole('/customers', prepare);
	const ticket = started.server.data.tickets.find((each) => each.actions.includes('REPLY'));
	if (!ticket) {
		throw new Error('The fake company has tickets to reply to');
	}
	ticket.actions = [...ticket.actions, 'WORK'];
	await started.router.navigate({ to: `/tickets/${ticket.id}` });
	await screen.findAllByRole('button', { name: 'Responder' }, SLOW);
	const posted = (what: string) =>
		started.server.calls.filter((call) => call.method === 'POST' && call.path === `/tickets/${ticket.id}/${what}`);
	return { ...started, ticket, posted };
}

describe('Work time', () => {
	it('counts once it is applied, and is not lost silently (WRK-2)', async () => {
		const { user, posted } = await openTicket();
		await user.keyboard('r');
		const editor = await screen.findByRole('textbox', { name: 'Resposta' }, SLOW);
		act(() => editor.focus());
		await user.keyboard('Pronto.');
		await user.click(screen.getByRole('button', { name: 'Tempo de trabalho desta resposta' }));
		fireEvent.change(await screen.findByLabelText('Das', undefined, SLOW), { target: { value: '00:00' } });
		fireEvent.change(screen.getByLabelText('Até'), { target: { value: '00:00' } });
		await user.click(screen.getByRole('button', { name: 'Aplicar horário' }));
		expect(await screen.findByText('O fim precisa ser depois do início.')).toBeVisible();

		await user.click(screen.getByRole('button', { name: 'Enviar resposta' }));
		const held = await screen.findByRole('alert', undefined, SLOW);
		expect(held).toHaveTextContent('O horário escolhido ainda não foi aplicado');
		expect(posted('replies')).toHaveLength(0);
		await user.click(within(held).getByRole('button', { name: 'Enviar sem esse horário' }));
		await user.click(screen.getByRole('button', { name: 'Enviar resposta' }));
		await waitFor(() => expect(posted('replies')).toHaveLength(1), SLOW);
		expect(posted('replies')[0]?.body).not.toHaveProperty('work');
	});

	it('is asked for in the closing dialog where the department wants it (WRK-3, WRK-10)', async () => {
		const { user } = await openTicket((server) => {
			for (const each of server.data.tickets) {
				each.work = { seconds: 0, required: true };
			}
			server.intercept = ({ path }) =>
				path.endsWith('/close')
					? problem(400, 'validation', 'Confira os campos.', {
							errors: [{ field: 'work', code: 'required', message: REFUSED }],
						})
					: undefined;
		});
		await user.keyboard('f');
		const dialog = await screen.findByRole('dialog', { name: /Finalizar/ }, SLOW);
		expect(within(dialog).getByText('Este departamento pede o tempo de trabalho antes de finalizar.')).toBeVisible();
		await user.click(within(dialog).getByRole('button', { name: 'Finalizar' }));
		expect(await within(dialog).findByText(REFUSED, undefined, SLOW)).toBeVisible();
		await user.click(within(dialog).getByRole('button', { name: 'Informar tempo' }));
		expect(await within(dialog).findByLabelText('Das')).toBeVisible();
		expect(within(dialog).queryByText('Informe o dia, o início e o fim.')).not.toBeInTheDocument();
		expect(within(dialog).queryByText(REFUSED)).not.toBeInTheDocument();
	});

	it('is measured by a stopwatch that is started, paused and stopped (WRK-8)', async () => {
		const { user, ticket } = await openTicket();
		const panel = await screen.findByRole('region', { name: 'Tempo de trabalho' }, SLOW);
		await user.click(await within(panel).findByRole('button', { name: 'Iniciar cronômetro' }));
		expect(await within(panel).findByRole('timer')).toHaveTextContent('0:00:00');
		await user.click(within(panel).getByRole('button', { name: 'Pausar' }));
		expect(await within(panel).findByText(/Cronômetro pausado/)).toBeVisible();
		await user.click(within(panel).getByRole('button', { name: 'Continuar' }));
		await user.click(await within(panel).findByRole('button', { name: 'Parar e registrar' }));
		expect(await within(panel).findByRole('button', { name: 'Iniciar cronômetro' })).toBeVisible();
		expect(ticket.actions).toContain('WORK');
	});

	it('says where another stopwatch runs, and lets one choose (WRK-8)', async () => {
		const { user, posted } = await openTicket((server) => {
			server.tickets.work.stopwatch.elsewhere = { ticketId: 'outro', number: 1017 };
		});
		const panel = await screen.findByRole('region', { name: 'Tempo de trabalho' }, SLOW);
		expect(await within(panel).findByText(/Seu cronômetro está correndo no chamado/)).toBeVisible();
		await user.click(within(panel).getByRole('button', { name: 'Pausar aquele e iniciar este' }));
		await waitFor(() => expect(posted('stopwatch/start')[0]?.body).toEqual({ pauseOther: true }));
	});

	it('is corrected and taken back by whoever may (WRK-11)', async () => {
		const entry = {
			kind: 'STOPWATCH' as const,
			startedAt: '2026-11-20T12:00:00Z',
			endedAt: '2026-11-20T12:30:00Z',
			seconds: 1800,
			messageId: null,
			overlapping: false,
		};
		const { user, server } = await openTicket((fake) => {
			fake.tickets.work.entries = [
				{ ...entry, id: 'mine', agent: { id: 'a', name: 'Ana' }, correctable: true },
				{ ...entry, id: 'theirs', agent: { id: 'b', name: 'Beto' }, correctable: false },
			];
			for (const each of fake.data.tickets) {
				each.work = { seconds: 3600, required: false };
			}
		});
		const panel = await screen.findByRole('region', { name: 'Tempo de trabalho' }, SLOW);
		await user.click(within(panel).getByRole('button', { name: 'Ver lançamentos' }));
		await user.click(
			await within(panel).findByRole('button', { name: /^Corrigir o lançamento de 30 min de Ana/ }, SLOW),
		);
		expect(within(panel).queryByRole('button', { name: /de Beto$/ })).not.toBeInTheDocument();
		const dialog = await screen.findByRole('dialog', { name: 'Corrigir tempo de trabalho' });
		const until = within(dialog).getByLabelText('Até') as HTMLInputElement;
		const [hour] = until.value.split(':');
		fireEvent.change(until, { target: { value: `${hour}:45` } });
		await user.click(within(dialog).getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(server.tickets.work.entries[0]?.seconds).toBe(2700), SLOW);
		await user.click(await within(panel).findByRole('button', { name: /^Excluir o lançamento de/ }, SLOW));
		await user.click(
			within(await screen.findByRole('dialog', { name: /^Excluir este lançamento/ })).getByRole('button', {
				name: 'Excluir',
			}),
		);
		await waitFor(() => expect(server.tickets.work.entries.map(({ id }) => id)).toEqual(['theirs']), SLOW);
	});
});
