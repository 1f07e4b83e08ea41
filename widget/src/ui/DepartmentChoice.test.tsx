import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { SETTINGS } from '../fake/server';
import { translator } from '../texts';
import { DepartmentChoice } from './DepartmentChoice';

const [sales, support, finance] = SETTINGS.departments;

const show = (departments: typeof SETTINGS.departments) => {
	const choose = vi.fn();
	const view = render(
		<DepartmentChoice
			say={translator('pt-BR')}
			server="https://atende.example"
			departments={departments}
			choosable={(each) => each.online}
			value=""
			problem={undefined}
			choose={choose}
		/>,
	);
	return { choose, view, user: userEvent.setup() };
};

it('shows the departments’ pictures, and lets only those be chosen that are there (WCH-5)', async () => {
	const { choose, view, user } = show([{ ...sales, pictureUrl: '/widget/v1/k/pictures/p1' }, support, finance]);
	expect(view.container.querySelector('img')?.src).toBe('https://atende.example/widget/v1/k/pictures/p1');
	expect(screen.getByRole('radio', { name: /Financeiro/ })).toHaveProperty('disabled', true);
	await user.click(screen.getByRole('radio', { name: /Vendas/ }));
	expect(choose).toHaveBeenCalledWith(sales.id);
});

it('is a plain list where no department has a picture', async () => {
	const { choose, user } = show([sales, support, finance]);
	await user.selectOptions(screen.getByRole('combobox'), support.name);
	expect(choose).toHaveBeenCalledWith(support.id);
});
