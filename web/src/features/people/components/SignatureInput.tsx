import { Input, type InputWrapperProps } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { useEditor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
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
	const written = useRef(value);
	const editor = useEditor({
		extensions: extensions(''),
		content: value ?? defaultValue ?? '',
		onUpdate: ({ editor: current }) => {
			written.current = current.isEmpty ? '' : current.getHTML();
			onChange?.(written.current);
		},
		editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' } },
	});
	// Follows what is put into the form from elsewhere, such as what somebody else saved.
	useEffect(() => {
		if (editor && value !== undefined && value !== written.current) {
			written.current = value;
			editor.commands.setContent(value, { emitUpdate: false });
		}
	}, [editor, value]);
	return (
		<Input.Wrapper {...wrapper} label={label} labelElement="div">
			<RichTextEditor editor={editor} labels={labels} mt={4} mb={5}>
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
