import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../frame/format';
import { FileList } from '../../ticket/composer/FileList';
import { MAXIMUM_BYTES, type Uploads } from '../../ticket/composer/uploads';

/** As long as the server takes it. */
export const LONGEST_TEXT = 50_000;

interface PlainWritingProps {
	label: string;
	text: string;
	onChange: (text: string) => void;
	uploads: Uploads;
	error?: string;
	required?: boolean;
	minRows?: number;
	/** What sends it, beside the button for files. */
	children?: React.ReactNode;
}

/** A message without any format, and files beside it. */
export function PlainWriting({
	label,
	text,
	onChange,
	uploads,
	error,
	required,
	minRows = 4,
	children,
}: PlainWritingProps) {
	const { t } = useTranslation('portal');
	const picker = useRef<HTMLInputElement>(null);
	const add = (files: Iterable<File>) => {
		for (const file of files) {
			void uploads.add(file);
		}
	};
	return (
		<Stack gap="sm">
			<Textarea
				name="text"
				label={label}
				required={required}
				autosize
				minRows={minRows}
				maxRows={16}
				maxLength={LONGEST_TEXT}
				value={text}
				onChange={(event) => onChange(event.currentTarget.value)}
				onPaste={(event) => {
					if (event.clipboardData.files.length > 0) {
						event.preventDefault();
						add(event.clipboardData.files);
					}
				}}
				error={error}
			/>
			<FileList uploads={uploads.files} onRemove={uploads.remove} />
			{uploads.tooLarge && (
				<Alert color="red" role="alert">
					{t('writing.tooLarge', { total: formatBytes(uploads.totalBytes), limit: formatBytes(MAXIMUM_BYTES) })}
				</Alert>
			)}
			<Group justify="space-between" gap="sm">
				<input
					ref={picker}
					type="file"
					multiple
					hidden
					aria-hidden="true"
					tabIndex={-1}
					onChange={(event) => {
						add(Array.from(event.currentTarget.files ?? []));
						event.currentTarget.value = '';
					}}
				/>
				<Button variant="default" leftSection={<IconPaperclip size={16} />} onClick={() => picker.current?.click()}>
					{t('writing.attach')}
				</Button>
				{children}
			</Group>
		</Stack>
	);
}
