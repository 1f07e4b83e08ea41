import { Input, type InputWrapperProps } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { useEditor } from '@tiptap/react';
import { useEditorLabels } from '../../../frame/editorLabels';
import { extensions } from '../../ticket/composer/extensions';

interface SignatureInputProps extends Omit<InputWrapperProps, 'onChange' | 'value' | 'defaultValue'> {
	label: string;
	value?: string;
	defaultValue?: string;
	onChange?: (html: string) => void;
}

/** The signature below an agent's e-mails, with the formatting that makes sense there. */
export function SignatureInput({ label, value, defaultValue, onChange, ...wrapper }: SignatureInputProps) {
	const labels = useEditorLabels();
	const editor = useEditor({
		extensions: extensions(''),
		content: value ?? defaultValue ?? '',
		onUpdate: ({ editor: current }) => onChange?.(current.isEmpty ? '' : current.getHTML()),
		editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' } },
	});
	return (
		<Input.Wrapper {...wrapper} label={label} labelElement="div">
			<RichTextEditor editor={editor} labels={labels} mt={4}>
				<RichTextEditor.Toolbar>
					<RichTextEditor.ControlsGroup>
						<RichTextEditor.Bold />
						<RichTextEditor.Italic />
						<RichTextEditor.Underline />
						<RichTextEditor.Link />
						<RichTextEditor.Unlink />
						<RichTextEditor.ClearFormatting />
					</RichTextEditor.ControlsGroup>
				</RichTextEditor.Toolbar>
				<RichTextEditor.Content />
			</RichTextEditor>
		</Input.Wrapper>
	);
}
