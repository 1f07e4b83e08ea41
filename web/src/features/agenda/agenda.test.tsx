import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../api/types';
import { renderConsole } from '../../fake/render';
import type { FakeServer } from '../../fake/server';
import { momentOf } from '../../frame/format';
import { formatSpan, formatTimes, plusDays, weekOf } from './spans';

const SLOW = { timeout: 15_000 };

const mine = (server: FakeServer): Ticket => {
	const ticket = server.data.tickets.find((each) => each.situation.code === 2) as Ticket;
	ticket.actions = ['REPLY', 'COMMENT', 'CLOSE', 'SCHEDULE'];
	return ticket;
};

describe('Agenda', () => {
	it('schedules a ticket, shows it beside the thread, and keeps what was cancelled (SCH-1, SCH-4)', async () => {
		let ticket: Ticket | undefined;
		const { user, router, server } = await renderConsole('/', (fake) => {
			ticket = mine(fake);
		});
		await router.navigate({ to: `/tickets/${ticket?.id}` });
		await user.click(await screen.findByRole('button', { name: 'Mais' }, SLOW));
		await user.click(await screen.findByRole('menuitem', { name: /Agendar/ }));
		const dialog = await screen.findByRole('dialog', { name: /Agendar o chamado/ }, SLOW);
		await user.click(await within(dialog).findByRole('button', { name: 'Agendar' }));
		expect(await within(dialog).findByText('Preencha este campo.')).toBeVisible();
		await user.click(within(dialog).getByRole('button', { name: /Início/ }));
		await user.click(await screen.findByRole('button', { name: 'Próximo mês' }));
		const [day] = await screen.findAllByRole('button', { name: /^15 / });
		await user.click(day as HTMLElement);
		await user.click(screen.getAllByRole('button', { name: 'Confirmar data e hora' })[0] as HTMLElement);
		await user.type(within(dialog).getByRole('textbox', { name: 'Observação' }), 'Levar a furadeira.');
		await user.click(within(dialog).getByRole('button', { name: 'Agendar' }));
		const aside = await screen.findByRole('complementary', { name: 'Detalhes do chamado' });
		expect(await within(aside).findByText('Levar a furadeira.', undefined, SLOW)).toBeVisible();
		expect(server.agenda.schedules.get(ticket?.id ?? '')?.current?.endsAt).toBeNull();
		await user.click(within(aside).getByRole('button', { name: 'Cancelar agendamento' }));
		expect(await within(aside).findByText(/cancelado/, undefined, SLOW)).toBeVisible();
	});

	it('lists what is scheduled by day, each leading to its ticket (SCH-4)', async () => {
		await renderConsole('/agenda?view=list&day=2026-12-02', (server) => {
			server.agenda.entries = [
				{
					id: 'one',
					startsAt: momentOf('2026-12-02 14:00:00'),
					endsAt: momentOf('2026-12-02 15:30:00'),
					note: 'Levar a furadeira.',
					ticketId: 'ticket',
					number: 1042,
					subject: 'Instalação da bancada',
					priority: 2,
					department: { id: 'd', name: 'Suporte' },
					customer: { id: 'c', name: 'Clara Cliente' },
				},
			];
		});
		const day = await screen.findByRole('heading', { name: /quarta-feira, 2 de dezembro de 2026/ }, SLOW);
		const entry = within(day.closest('section') as HTMLElement);
		expect(entry.getByText('14:00 – 15:30')).toBeVisible();
		expect(entry.getByRole('link', { name: '#1042 Instalação da bancada' })).toHaveAttribute('href', '/tickets/ticket');
	});

	it('lets one choose how long before the start one is told (SCH-3)', async () => {
		const { user, server } = await renderConsole('/settings/agenda');
		const own = await screen.findByRole('form', { name: 'Para mim' }, SLOW);
		expect(within(own).getByRole('radio', { name: 'Como na conta: 10 minutos antes' })).toBeChecked();
		await user.click(within(own).getByRole('radio', { name: 'Outra antecedência' }));
		await user.clear(within(own).getByRole('textbox', { name: 'Minutos antes do início' }));
		await user.click(within(own).getByRole('button', { name: 'Salvar' }));
		expect(await within(own).findByText('Informe de 0 a 1440 minutos.')).toBeVisible();
		await user.type(within(own).getByRole('textbox', { name: 'Minutos antes do início' }), '45');
		await user.click(within(own).getByRole('button', { name: 'Salvar' }));
		await screen.findByText('Alterações salvas', undefined, SLOW);
		expect(server.agenda.lead['/me/agenda-notice']?.minutes).toBe(45);
	});
});

describe('days and times of the agenda', () => {
	it('begin weeks on Sundays and count days over months', () => {
		expect(weekOf('2026-12-02')).toBe('2026-11-29');
		expect(weekOf('2026-11-29')).toBe('2026-11-29');
		expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
		expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
	});

	it('name the second day only where it is another', () => {
		const [start, end] = [momentOf('2026-12-02 14:00:00'), momentOf('2026-12-02 15:30:00')];
		expect(formatTimes(start, null)).toBe('14:00');
		expect(formatTimes(start, end)).toBe('14:00 – 15:30');
		expect(formatSpan(start, momentOf('2026-12-03 09:00:00'))).toMatch(/2 de dez.*14:00 – .*3 de dez.*09:00/);
	});
});
