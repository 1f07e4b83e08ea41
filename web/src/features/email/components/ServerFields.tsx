import { NumberInput, PasswordInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailSecurity } from '../../../api/types';

export interface ServerValues {
	host: string;
	port: number | string;
	security: MailSecurity;
	user: string;
	password: string;
}

interface ServerFieldsProps {
	value: ServerValues;
	onChange: (value: ServerValues) => void;
	/** What is wrong, by the names of the fields below this one. */
	errors: Record<string, ReactNode>;
	/** Name of this group in the form. */
	name: string;
	/** A password is stored already, and stays when the field is left empty. */
	hasPassword: boolean;
}

const SECURITIES: MailSecurity[] = ['TLS', 'STARTTLS', 'NONE'];

/** Where a mail server is, and how to sign in there. */
export function ServerFields({ value, onChange, errors, name, hasPassword }: ServerFieldsProps) {
	const { t } = useTranslation('email');
	const set = (with_: Partial<ServerValues>) => onChange({ ...value, ...with_ });
	return (
		<SimpleGrid cols={{ base: 1, sm: 2 }}>
			<TextInput
				label={t('field.host')}
				required
				maxLength={253}
				value={value.host}
				error={errors[`${name}.host`]}
				onChange={(event) => set({ host: event.currentTarget.value })}
			/>
			<SimpleGrid cols={2}>
				<NumberInput
					label={t('field.port')}
					required
					min={1}
					max={65535}
					allowDecimal={false}
					hideControls
					value={value.port}
					error={errors[`${name}.port`]}
					onChange={(port) => set({ port })}
				/>
				<Select
					label={t('field.security')}
					allowDeselect={false}
					data={SECURITIES.map((each) => ({ value: each, label: t(`security.${each}`) }))}
					value={value.security}
					error={errors[`${name}.security`]}
					onChange={(security) => set({ security: (security ?? 'TLS') as MailSecurity })}
				/>
			</SimpleGrid>
			<TextInput
				label={t('field.user')}
				autoComplete="off"
				value={value.user}
				error={errors[`${name}.user`]}
				onChange={(event) => set({ user: event.currentTarget.value })}
			/>
			<PasswordInput
				label={t('field.password')}
				description={hasPassword ? t('keepPassword') : undefined}
				autoComplete="new-password"
				visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
				value={value.password}
				error={errors[`${name}.password`]}
				onChange={(event) => set({ password: event.currentTarget.value })}
			/>
		</SimpleGrid>
	);
}

/** What the server takes: an empty password keeps the stored one. */
export function serverBody(value: ServerValues) {
	return {
		host: value.host.trim(),
		port: Number(value.port),
		security: value.security,
		user: value.user.trim() || null,
		...(value.password ? { password: value.password } : {}),
	};
}

/** A server in one line; never its password. */
export function serverText({ user, host, port, security }: ServerValues): string {
	return `${user ? `${user} · ` : ''}${host}:${port} · ${security}`;
}
