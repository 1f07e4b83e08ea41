import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { SETTINGS } from '../fake/server';
import type { Session } from '../session';
import { translator } from '../texts';
import { OfflineForm } from './OfflineForm';

afterEach(cleanup);

const session = {
	place: { key: 'k', server: 'http://chat.example', language: 'pt-BR' },
	identity: { value: null },
	forms: { typed: { departmentId: '', name: 'Rita', email: '', message: 'Oi' } },
} as unknown as Session;

const away = SETTINGS.departments.map((each) => ({ ...each, online: false }));
const CLOSED = { open: false, opensAt: '2026-11-30T11:00:00Z' };

it('says when the chat opens only while no department is within its hours (OFF-2)', () => {
	const shown = render(
		<OfflineForm
			session={session}
			say={translator('pt-BR')}
			left={() => {}}
			settings={{ ...SETTINGS, departments: away }}
		/>,
	);
	expect(screen.queryByText(/Voltamos/)).toBeNull();
	const closed = { ...SETTINGS, departments: away.map((each) => ({ ...each, ...CLOSED })) };
	shown.rerender(<OfflineForm session={session} say={translator('pt-BR')} left={() => {}} settings={closed} />);
	expect(screen.getByText(/Voltamos segunda-feira/)).toBeTruthy();
});

it('keeps what was typed in the form that it takes the place of', () => {
	render(
		<OfflineForm
			session={session}
			say={translator('pt-BR')}
			left={() => {}}
			settings={{ ...SETTINGS, departments: away }}
		/>,
	);
	expect(screen.getByDisplayValue('Rita')).toBeTruthy();
	expect(screen.getByDisplayValue('Oi')).toBeTruthy();
});
