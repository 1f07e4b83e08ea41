import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import i18next from '../../../i18n';
import { PeopleInput } from './PeopleInput';

vi.mock('../../../frame/session', () => ({ useMay: () => false }));

it('keeps what is no address in the field, to be corrected', async () => {
	await i18next.changeLanguage('pt-BR');
	const onAdd = vi.fn();
	const user = userEvent.setup();
	render(
		<MantineProvider env="test">
			<QueryClientProvider client={new QueryClient()}>
				<PeopleInput ariaLabel="Colocar em cópia" people={[]} onAdd={onAdd} onRemove={() => {}} />
			</QueryClientProvider>
		</MantineProvider>,
	);
	const field = screen.getByRole('combobox', { name: 'Colocar em cópia' });
	await user.type(field, 'não é e-mail; Ana <ana@fora.example>{Enter}');
	expect(onAdd).toHaveBeenCalledExactlyOnceWith({ address: 'ana@fora.example', name: 'Ana' });
	expect(await screen.findByText('Isto não é um e-mail. Corrija para colocar em cópia.')).toBeInTheDocument();
	expect(field).toHaveValue('não é e-mail');
	await user.clear(field);
	await user.type(field, 'bia@fora.example{Enter}');
	expect(onAdd).toHaveBeenLastCalledWith({ address: 'bia@fora.example', name: '' });
	expect(screen.queryByText('Isto não é um e-mail. Corrija para colocar em cópia.')).toBeNull();
});
