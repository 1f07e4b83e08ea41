import { ActionIcon, CopyButton, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** An address to take to the other system. */
export function CopyField({ label, value }: { label: string; value: string }) {
	const { t } = useTranslation('signon');
	return (
		<CopyButton value={value}>
			{({ copied, copy }) => (
				<TextInput
					label={label}
					value={value}
					readOnly
					onFocus={(event) => event.currentTarget.select()}
					rightSection={
						<Tooltip label={t(copied ? 'copied' : 'copy')}>
							<ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={`${t('copy')}: ${label}`}>
								{copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
							</ActionIcon>
						</Tooltip>
					}
				/>
			)}
		</CopyButton>
	);
}
