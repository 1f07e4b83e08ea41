import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api';
import type { ProviderForm } from '../values';
import { CopyField } from './CopyField';

interface SecretFieldProps {
	form: ProviderForm;
	label: string;
	hint: string;
	/** Whether one is kept already. */
	known: boolean;
	/** Whether one can be made here. */
	generate?: boolean;
}

/** A secret: typed, or made here and shown until it is saved. */
export function SecretField({ form, label, hint, known, generate }: SecretFieldProps) {
	const { t } = useTranslation('signon');
	const [made, setMade] = useState(false);
	const { secret } = form.getValues();
	if (made && secret) {
		return <CopyField label={`${label} – ${t('copyNow')}`} value={secret} />;
	}
	return (
		<Group align="flex-start" gap="xs" wrap="nowrap">
			<PasswordInput
				flex={1}
				label={label}
				description={hint}
				placeholder={known ? t('keptSecret') : undefined}
				withAsterisk={!known}
				autoComplete="off"
				maxLength={500}
				visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
				{...form.getInputProps('secret')}
			/>
			{generate && (
				<Button
					mt={25}
					variant="default"
					onClick={() => {
						form.setFieldValue('secret', newKey());
						setMade(true);
					}}
				>
					{t('generate')}
				</Button>
			)}
		</Group>
	);
}
