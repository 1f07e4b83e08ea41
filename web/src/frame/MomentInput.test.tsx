import { MantineProvider, Modal } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import i18next from '../i18n';
import './escape';
import { setTimeZone } from './format';
import { MomentInput } from './MomentInput';

function Chooser({ onChange }: { onChange: (moment: string) => void }) {
	const [opened, setOpened] = useState(true);
	const [value, setValue] = useState('');
	const change = (moment: string) => {
		setValue(moment);
		onChange(moment);
	};
	return (
		<Modal opened={opened} onClose={() => setOpened(false)} title="Agendar">
			<MomentInput label="Início" value={value} onChange={change} future />
		</Modal>
	);
}

async function openCalendar() {
	await i18next.changeLanguage('pt-BR');
	const onChange = vi.fn();
	const user = userEvent.setup();
	render(
		<MantineProvider env="test">
			<Chooser onChange={onChange} />
		</MantineProvider>,
	);
	await user.click(screen.getByRole('button', { name: /Início/ }));
	return { user, onChange, day: (name: RegExp) => screen.findByRole('button', { name }) };
}

describe('A moment that is to come', () => {
	beforeEach(() => {
		setTimeZone('America/Sao_Paulo');
		vi.useFakeTimers({ now: new Date('2026-11-27T17:10:40Z'), toFake: ['Date'] });
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('is the next full half of an hour when it is today, and begins other days', async () => {
		const { user, onChange, day } = await openCalendar();
		await user.click(await day(/^27 novembro/));
		expect(onChange).toHaveBeenLastCalledWith('2026-11-27T17:30:00.000Z');
		await user.click(await day(/^30 novembro/));
		expect(onChange).toHaveBeenLastCalledWith('2026-11-30T17:30:00.000Z');
		expect(await day(/^26 novembro/)).toBeDisabled();
	});

	it('is chosen from a calendar that Escape closes without the dialog around it', async () => {
		const { user, day } = await openCalendar();
		(await day(/^27 novembro/)).focus();
		await user.keyboard('{Escape}');
		await waitFor(() => expect(screen.queryByRole('button', { name: /^27 novembro/ })).not.toBeInTheDocument());
		expect(screen.getByRole('dialog', { name: 'Agendar' })).toBeVisible();
		await user.click(screen.getByRole('button', { name: /Início/ }));
		(await screen.findAllByRole('spinbutton'))[0]?.focus();
		await user.keyboard('{Escape}');
		expect(screen.getByRole('dialog', { name: 'Agendar' })).toBeVisible();
		screen.getByRole('button', { name: /Início/ }).focus();
		await user.keyboard('{Escape}');
		await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Agendar' })).not.toBeInTheDocument());
	});
});
