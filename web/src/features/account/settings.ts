import { IconApi, IconBuilding, IconFileText, IconTicket } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/company',
		section: 'account',
		icon: IconBuilding,
		key: 'account:setting.company',
		fields: [
			'account:company.name',
			'account:company.legalName',
			'account:company.taxId',
			'account:company.phone',
			'account:company.supportEmail',
			'account:company.website',
			'account:company.postalAddress',
			'account:company.language',
			'account:company.timeZone',
			'account:company.logo',
			'account:company.accent',
			'account:company.changeOwner',
		],
		permission: 'MANAGE_ACCOUNT',
	},
	{
		to: '/settings/ticket-policy',
		section: 'service',
		icon: IconTicket,
		key: 'account:setting.ticketPolicy',
		fields: ['account:company.reopenDays', 'account:company.automaticMails', 'account:company.confirm'],
		permission: 'MANAGE_ACCOUNT',
	},
	{
		to: '/settings/legal',
		section: 'account',
		icon: IconFileText,
		key: 'account:setting.legal',
		fields: ['account:legal.kind.TERMS', 'account:legal.kind.PRIVACY'],
		permission: 'MANAGE_ACCOUNT',
	},
	{ to: '/settings/api', section: 'integrations', icon: IconApi, key: 'account:setting.api' },
];
