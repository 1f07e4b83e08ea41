import { Button, FileButton, Group, Image, Input, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, uploadAttachment } from '../../../api/uploads';

interface PictureInputProps {
	label: string;
	description: string;
	/** Of the picture; null for none. */
	value: string | null;
	onChange: (id: string | null) => void;
	error?: React.ReactNode;
}

/** A picture: chosen, uploaded at once, and kept when the form is saved. */
export function PictureInput({ label, description, value, onChange, error }: PictureInputProps) {
	const { t } = useTranslation('people');
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const choose = async (file: File | null) => {
		if (!file) {
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			onChange((await uploadAttachment(file, { onProgress: () => undefined, onAbortable: () => undefined })).id);
		} catch (failure) {
			setProblem(problemOf(failure));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Input.Wrapper label={label} description={description} error={error ?? problem} labelElement="div">
			<Group mt={6} align="center">
				{value ? (
					<Image src={`/api/v1/attachments/${value}/content`} alt={label} h={72} w={120} fit="contain" radius="sm" />
				) : (
					<Text size="sm" c="dimmed">
						{t('pictures.none')}
					</Text>
				)}
				<FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={(file) => void choose(file)}>
					{(props) => (
						<Button {...props} variant="default" loading={busy} aria-label={t('pictures.chooseNamed', { name: label })}>
							{t('pictures.choose')}
						</Button>
					)}
				</FileButton>
				{value && (
					<Button
						variant="subtle"
						color="gray"
						aria-label={t('pictures.removeNamed', { name: label })}
						onClick={() => onChange(null)}
					>
						{t('pictures.remove')}
					</Button>
				)}
			</Group>
		</Input.Wrapper>
	);
}
