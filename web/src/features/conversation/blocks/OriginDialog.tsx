import { Alert, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { useCountries } from '../../../frame/countries';
import { blockOrigin } from '../api';
import { BlockTerms, endOf, type Span } from './BlockTerms';

const KINDS = ['COUNTRY', 'ADDRESS'] as const;
type Kind = (typeof KINDS)[number];

/** Keeps whoever comes from a country or an address from beginning conversations (WCH-19). */
export function OriginDialog({ onClose, onDone }: { onClose(): void; onDone(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const countries = useCountries();
	const [kind, setKind] = useState<Kind>('COUNTRY');
	const [country, setCountry] = useState<string | null>(null);
	const [address, setAddress] = useState('');
	const [reason, setReason] = useState('');
	const [span, setSpan] = useState<Span>('WEEK');
	const origin = kind === 'COUNTRY' ? (country ?? '') : address.trim();
	const submit = async () => {
		await blockOrigin({ kind, origin, reason: reason.trim(), expiresAt: endOf(span) });
		await onDone();
	};
	return (
		<AttemptDialog
			title={t('blocks.add')}
			confirm={t('block.confirm')}
			destructive
			ready={origin !== '' && reason.trim() !== ''}
			onClose={onClose}
			onConfirm={submit}
		>
			<SegmentedControl
				aria-label={t('blocks.kind')}
				value={kind}
				onChange={(value) => setKind(value as Kind)}
				data={KINDS.map((value) => ({ value, label: t(`blocks.kinds.${value}`) }))}
			/>
			{kind === 'COUNTRY' ? (
				<Select
					label={t('blocks.kinds.COUNTRY')}
					description={t('blocks.hint.COUNTRY')}
					required
					searchable
					data={countries}
					value={country}
					onChange={setCountry}
				/>
			) : (
				<TextInput
					label={t('blocks.kinds.ADDRESS')}
					description={t('blocks.hint.ADDRESS')}
					required
					maxLength={100}
					value={address}
					onChange={(event) => setAddress(event.currentTarget.value)}
				/>
			)}
			<Alert color="yellow" icon={<IconAlertTriangle size={18} />}>
				{t(`blocks.warning.${kind}`)}
			</Alert>
			<BlockTerms reason={reason} onReason={setReason} span={span} onSpan={setSpan} />
		</AttemptDialog>
	);
}
