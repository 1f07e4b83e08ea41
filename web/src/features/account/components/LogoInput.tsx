import { Button, FileButton, Group, Image, Input, type InputWrapperProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import { uploadAttachment } from '../../../api/uploads';

export interface Logo {
	id: string | null;
	url: string | null;
}

interface LogoInputProps extends Omit<InputWrapperProps, 'onChange' | 'value' | 'defaultValue'> {
	value?: Logo;
	onChange?: (logo: Logo) => void;
	onProblem: (problem: string) => void;
	/** What a form gives each of its fields; the picture has no use for it. */
	defaultValue?: unknown;
}

/** The company's picture: chosen, shown, taken away. */
export function LogoInput({ value, onChange, onProblem, defaultValue: _, ...wrapper }: LogoInputProps) {
	const { t } = useTranslation('account');
	const choose = async (file: File | null) => {
		if (!file) {
			return;
		}
		try {
			const stored = await uploadAttachment(file, { onProgress: () => undefined, onAbortable: () => undefined });
			onChange?.({ id: stored.id, url: stored.url });
		} catch (failure) {
			onProblem(problemText(failure));
		}
	};
	return (
		<Input.Wrapper {...wrapper} labelElement="div">
			<Group mt={4} mb={5} gap="sm">
				{value?.url && <Image src={value.url} alt={t('company.logo')} h={36} w="auto" maw={140} fit="contain" />}
				<FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)}>
					{(props) => (
						<Button variant="default" {...props}>
							{t('company.chooseLogo')}
						</Button>
					)}
				</FileButton>
				{value?.id && (
					<Button variant="subtle" color="gray" onClick={() => onChange?.({ id: null, url: null })}>
						{t('company.removeLogo')}
					</Button>
				)}
			</Group>
		</Input.Wrapper>
	);
}
