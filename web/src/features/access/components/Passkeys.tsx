import { Button, Group, Modal, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreshCodes, Passkey } from '../../../api/types';
import { DeleteButton } from '../../../frame/DeleteButton';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { ErrorState } from '../../../frame/states';
import { readPasskeys, registerPasskey, removePasskey, renamePasskey } from '../api';
import { passkeysWork, wasCancelled } from '../passkeys';

interface PasskeysProps {
	onRegistered: (codes: FreshCodes) => void;
	onRemoved: () => void;
}

/** One's own passkeys, with what makes and removes them. */
export function Passkeys({ onRegistered, onRemoved }: PasskeysProps) {
	const { t } = useTranslation('access');
	const queries = useQueryClient();
	const key = ['passkeys'];
	const query = useQuery({ queryKey: key, queryFn: readPasskeys });
	return (
		<div>
			<Title order={3} size="h6">
				{t('passkeys.title')}
			</Title>
			<Text size="sm" c="dimmed" mb="xs">
				{t('passkeys.text')}
			</Text>
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && query.data.items.length > 0 && (
				<Table aria-label={t('passkeys.title')} verticalSpacing="xs" mb="sm">
					<Table.Tbody>
						{query.data.items.map((each) => (
							<Table.Tr key={each.id}>
								<Table.Td>
									{each.name}
									<Text size="xs" c="dimmed">
										{each.lastUsedAt ? (
											<>
												{t('passkeys.used')} <RelativeTime value={each.lastUsedAt} />
											</>
										) : (
											t('passkeys.unused')
										)}
									</Text>
								</Table.Td>
								<Table.Td ta="right">
									<Group gap={4} justify="flex-end" wrap="nowrap">
										<RenameButton passkey={each} onRenamed={() => queries.invalidateQueries({ queryKey: key })} />
										<DeleteButton
											question={t('passkeys.remove', { name: each.name })}
											onDelete={async () => {
												await removePasskey(each.id);
												await queries.invalidateQueries({ queryKey: key });
												onRemoved();
											}}
										/>
									</Group>
								</Table.Td>
							</Table.Tr>
						))}
					</Table.Tbody>
				</Table>
			)}
			{passkeysWork() ? (
				<NewPasskey
					onRegistered={(codes) => {
						void queries.invalidateQueries({ queryKey: key });
						onRegistered(codes);
					}}
				/>
			) : (
				<Text size="sm">{t('passkeys.impossible')}</Text>
			)}
		</div>
	);
}

/** Gives a passkey another name. */
function RenameButton({ passkey, onRenamed }: { passkey: Passkey; onRenamed: () => Promise<void> }) {
	const { t } = useTranslation('access');
	const [opened, setOpened] = useState(false);
	const { form, problem, busy, submit } = useProblemForm({ initialValues: { name: passkey.name } });
	const rename = async () => {
		const done = await submit(async ({ name }) => {
			await renamePasskey(passkey.id, name);
			await onRenamed();
		});
		if (done) {
			setOpened(false);
		}
	};
	return (
		<>
			<Button
				variant="subtle"
				color="gray"
				size="compact-sm"
				aria-label={t('passkeys.renameOne', { name: passkey.name })}
				onClick={() => {
					form.setValues({ name: passkey.name });
					setOpened(true);
				}}
			>
				{t('passkeys.rename')}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={t('passkeys.renameOne', { name: passkey.name })}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<form
					noValidate
					onSubmit={(event) => {
						event.preventDefault();
						void rename();
					}}
				>
					<Stack>
						<ProblemAlert problem={problem} />
						<TextInput
							label={t('passkeys.renameName')}
							required
							maxLength={60}
							data-autofocus
							{...form.getInputProps('name')}
						/>
						<Group justify="flex-end">
							<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
								{t('frame:cancel')}
							</Button>
							<Button type="submit" loading={busy}>
								{t('frame:save')}
							</Button>
						</Group>
					</Stack>
				</form>
			</Modal>
		</>
	);
}

/** Names and makes a passkey. */
export function NewPasskey({ onRegistered }: { onRegistered: (codes: FreshCodes) => void }) {
	const { t } = useTranslation('access');
	const { form, problem, busy, submit } = useProblemForm({ initialValues: { name: t('passkeys.defaultName') } });
	const make = async () => {
		let codes: FreshCodes | undefined;
		await submit(async ({ name }) => {
			try {
				codes = await registerPasskey(name);
			} catch (failure) {
				if (!wasCancelled(failure)) {
					throw failure;
				}
			}
		});
		if (codes) {
			form.reset();
			onRegistered(codes);
		}
	};
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void make();
			}}
		>
			<Stack gap="xs" maw={420}>
				<ProblemAlert problem={problem} />
				<Group align="flex-end" gap="xs">
					<TextInput label={t('passkeys.name')} maxLength={60} flex={1} miw={180} {...form.getInputProps('name')} />
					<Button type="submit" variant="default" leftSection={<IconFingerprint size={18} />} loading={busy}>
						{t('passkeys.make')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
