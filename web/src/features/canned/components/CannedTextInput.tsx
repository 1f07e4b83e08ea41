import { Input, type InputWrapperProps, Menu } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { IconBraces } from '@tabler/icons-react';
import { useEditor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorLabels } from '../../../frame/editorLabels';
import composer from '../../ticket/composer/Composer.module.css';
import { extensions } from '../../ticket/composer/extensions';
import { Toolbar } from '../../ticket/composer/Toolbar';

interface CannedTextInputProps extends Omit<InputWrapperProps, 'onChange' | 'value' | 'defaultValue'> {
	label: string;
	value?: string;
	defaultValue?: string;
	onChange?: (html: string) => void;
	/** Names of variables that can be put in. */
	variables: string[];
	readOnly?: boolean;
}

/** The text of a canned answer: formatted like an answer, with variables from a menu. */
export function CannedTextInput({
	label,
	value,
	defaultValue,
	onChange,
	variables,
	readOnly,
	...wrapper
}: CannedTextInputProps) {
	const { t } = useTranslation('canned');
	const labels = useEditorLabels();
	const written = useRef(value);
	const editor = useEditor({
		extensions: extensions(''),
		content: value ?? defaultValue ?? '',
		editable: !readOnly,
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
				{!readOnly && (
					<Toolbar editor={editor}>
						<RichTextEditor.ControlsGroup>
							<Menu>
								<Menu.Target>
									<RichTextEditor.Control aria-label={t('variables')} title={t('variables')} w="auto" px="xs">
										<IconBraces size={16} stroke={1.5} />
										&nbsp;{t('variables')}
									</RichTextEditor.Control>
								</Menu.Target>
								<Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
									{variables.map((name) => (
										<Menu.Item key={name} onClick={() => editor?.chain().focus().insertContent(`{{${name}}}`).run()}>
											{t(`variable.${name.replace('.', '_')}`)}
										</Menu.Item>
									))}
								</Menu.Dropdown>
							</Menu>
						</RichTextEditor.ControlsGroup>
					</Toolbar>
				)}
				<RichTextEditor.Content className={composer.content} />
			</RichTextEditor>
		</Input.Wrapper>
	);
}
