import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttempt } from '../frame/attempt';

interface DeleteButtonProps {
	/** The question, naming the thing. */
	question: string;
	onDelete: () => Promise<void>;
	/** What can be chosen besides. */
	children?: ReactNode;
	/** What one can do when it cannot be deleted. */
	instead?: false | { label: string; run: () => void };
}

/** Deletes after asking once, in words that name the thing. */
export function DeleteButton({ question, onDelete, children, instead }: DeleteButtonProps) {
	const { t } = useTranslation();
	const [opened, setOpened] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const run = async () => {
		await attempt(async () => {
			await onDelete();
			setOpened(false);
		});
	};
	return (
		<>
			<Button variant="subtle" color="red" leftSection={<IconTrash size={16} />} onClick={() => setOpened(true)}>
				{t('frame:delete')}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={t('frame:delete')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Text size="sm">{question}</Text>
				{children}
				{problem && (
					<Alert color="red" mt="sm" role="alert">
						{problem}
					</Alert>
				)}
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
						{t('frame:cancel')}
					</Button>
					{problem && instead && (
						<Button
							variant="default"
							onClick={() => {
								setOpened(false);
								instead.run();
							}}
						>
							{instead.label}
						</Button>
					)}
					<Button color="red" loading={busy} onClick={() => void run()}>
						{t('frame:delete')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
